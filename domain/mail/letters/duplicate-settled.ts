import type { DuplicateOutcome } from '@/prisma/database'
import { chooseLetter } from './choose-letter'

interface DuplicateSettledLetter {
  locale: string
  outcome: DuplicateOutcome
  side: 'earlier' | 'later'
}

const words = {
  withdrawn: {
    zh: '后提出的申请已撤回。',
    en: 'The later request was withdrawn.',
  },
  joined: {
    zh: '两个家庭已合并为一个，申请保留先提出的那一份。',
    en: 'The two families are one now, with the request that was made first.',
  },
  other_child: {
    zh: '已确认是两个不同的孩子，两份申请各自继续，顺位不变。',
    en: 'They are two children. Both requests go on, each with its place in the order.',
  },
  same_child: {
    zh: '工作人员认定是同一个孩子，保留先提出的申请，后一份已结束。如有异议，请回复这封邮件。',
    en: 'Staff found it to be one child: the request that was made first stays, the later one has ended. If you think this is wrong, answer this letter.',
  },
  lapsed: {
    zh: '另一份申请已不存在，您的申请继续，顺位不变。',
    en: 'The other request is gone. Yours goes on, with its place in the order.',
  },
} as const satisfies Record<DuplicateOutcome, { zh: string; en: string }>

/** Tells a family what came of two entries that looked like one child. */
export function duplicateSettledLetter({ locale, outcome }: DuplicateSettledLetter) {
  return chooseLetter(locale, {
    zh: { subject: '重复登记的问题已解决', text: words[outcome].zh },
    en: { subject: 'The double entry is settled', text: words[outcome].en },
  })
}
