/** Why evidence does not do, for the family, in both languages: reviewers choose, and may add a sentence. */
export const reviewReasons = {
  illegible: {
    zh: '图片不清楚，无法辨认',
    en: 'it cannot be read: the picture is blurred, too dark or cut off',
  },
  other_document: {
    zh: '这不是所需要的证明材料',
    en: 'it is not the kind of document that was asked for',
  },
  other_person: {
    zh: '材料上的姓名与申请不一致',
    en: 'it names somebody else than the request does',
  },
  out_of_date: { zh: '材料已过期', en: 'it is no longer valid' },
  not_shown: {
    zh: '材料不能证明所申报的情况',
    en: 'it does not show what was claimed',
  },
  other: { zh: '其他原因', en: 'another reason' },
} as const

export type ReviewReason = keyof typeof reviewReasons

/** What no reviewer says: nothing came that could be looked at. */
const overdueReasons = {
  not_in_time: { zh: '没有在期限内收到证明材料', en: 'no evidence came in time' },
} as const

export type OverdueReason = keyof typeof overdueReasons

/** Undefined for a code that was given up since. */
export const findReviewReason = (code: string | null) =>
  Object.entries({ ...reviewReasons, ...overdueReasons }).find(([known]) => known === code)?.[1]

interface Reason {
  reasonCode: string | null
  /** The sentence that was added. */
  reason: string | null
}

/** In each language that letters are written in. */
export interface SaidReason {
  zh: string
  en: string
}

/** Whatever there is to say of why, to each reader in their language; what a reviewer added, as it was written. */
export function sayReason({ reasonCode, reason }: Reason): SaidReason {
  const known = reasonCode === 'other' ? undefined : findReviewReason(reasonCode)
  const say = (text?: string) => [text, reason].filter(Boolean).join(' – ')
  return { zh: say(known?.zh), en: say(known?.en) }
}
