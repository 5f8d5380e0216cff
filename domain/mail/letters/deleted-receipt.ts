import type { ChildDataCounts } from '../../family/count-child-data'
import { chooseLetter } from './choose-letter'

interface DeletedReceiptLetter {
  locale: string
  what: 'child' | 'family' | 'account' | 'unused'
  /** What was deleted of children. */
  counts: ChildDataCounts | null
}

const whatWas = {
  child: { zh: '一个孩子的全部信息', en: 'everything about one child' },
  family: {
    zh: '您的家庭及其中所有孩子的全部信息',
    en: 'your family and everything about its children',
  },
  account: { zh: '您的账号', en: 'your account' },
  unused: {
    zh: '长期未使用的孩子信息（没有申请，也没有课程）',
    en: 'what was known of children without a request or a course for a long time',
  },
} as const

const kinds = {
  children: { zh: '孩子', en: 'children' },
  subscriptions: { zh: '申请', en: 'requests' },
  enrolments: { zh: '课程报名', en: 'enrolments in courses' },
  consents: { zh: '同意记录', en: 'records of consent' },
  documents: { zh: '证明材料图片', en: 'pictures of documents' },
  attendance: { zh: '上课记录', en: 'notes of attendance' },
  accesses: { zh: '工作人员查看记录', en: 'notes of looks by staff' },
} as const satisfies Record<keyof ChildDataCounts, { zh: string; en: string }>

/** Lists what was deleted, and what stays and why; never whose it was. */
export function deletedReceiptLetter({ locale, what, counts }: DeletedReceiptLetter) {
  const lines = (language: 'zh' | 'en') =>
    Object.entries(kinds).map(([kind, names]) => {
      const count = Object.entries(counts ?? {}).find(([name]) => name === kind)?.[1] ?? 0
      return `· ${names[language]}: ${count}`
    })
  return chooseLetter(locale, {
    zh: {
      subject: '删除回执',
      text: [
        `已删除：${whatWas[what].zh}。`,
        ...(counts ? ['其中：', ...lines('zh')] : []),
        '',
        '仍保留的：名额决定记录，其中只有随机编号，没有任何个人信息，用于公开核对顺序；这封回执和最近的邮件，30 天后自动删除；备份中的副本随备份到期删除。',
      ].join('\n'),
    },
    en: {
      subject: 'Receipt of deletion',
      text: [
        `Deleted: ${whatWas[what].en}.`,
        ...(counts ? ['Among it:', ...lines('en')] : []),
        '',
        'What is kept: the record of decisions about places, which has random numbers and nothing personal, so that their order can be checked in public; this receipt and the latest letters, for 30 days; copies in backups, until these are over.',
      ].join('\n'),
    },
  })
}
