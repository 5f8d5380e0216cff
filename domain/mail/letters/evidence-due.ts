import type { ClaimKind } from '@/prisma/database'
import { chooseLetter } from './choose-letter'
import { sayMoment } from './say-moment'

interface EvidenceDueLetter {
  locale: string
  programme: { zh: string; en: string }
  timeZone: string
  /** What nobody has sent yet, a child each. */
  missing: readonly { claim: ClaimKind | null; until: Date; url: string }[]
}

const documents = {
  residence: {
    zh: '证明孩子居住地的材料（户口簿、居住证或学校证明）',
    en: 'something that shows where your child lives (a household register, a residence permit or a school’s letter)',
  },
  medical_worker: {
    zh: '证明家长在所填医院工作的材料（工作证、胸牌或医院证明）',
    en: 'something that shows that a parent works in the hospital that you named (a work card, a badge or a letter of the hospital)',
  },
} as const

/** Reminds a family of what it was asked for, before it is too late. Says no child's name. */
export function evidenceDueLetter({ locale, programme, timeZone, missing }: EvidenceDueLetter) {
  const list = (language: 'zh' | 'en', line: (what: string, until: string) => string) =>
    missing
      .map(({ claim, until, url }) => {
        const time = sayMoment(until, { locale: language, timeZone })
        return `${line(documents[claim ?? 'residence'][language], time)}\n${url}`
      })
      .join('\n\n')
  return chooseLetter(locale, {
    zh: {
      subject: `${programme.zh}：请尽快上传证明材料`,
      text: `您好！\n\n您在“${programme.zh}”中申报了优先资格，我们还没有收到证明材料：\n\n${list('zh', (what, until) => `${what}，请在 ${until} 之前上传：`)}\n\n手机拍照即可。过期没有收到，优先资格将不予认可，孩子按原申请时间与其他孩子一起排序。`,
    },
    en: {
      subject: `${programme.en}: a document is still missing`,
      text: `Hello,\n\nYou made a claim in ${programme.en}, and what shows it has not come yet:\n\n${list('en', (what, until) => `${what}, by ${until}:`)}\n\nA photo will do. Without it the claim is not accepted, and your child stands in everybody’s tier at the time at which you asked.`,
    },
  })
}
