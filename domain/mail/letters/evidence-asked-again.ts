import { findReviewReason } from '../../evidence/review-reasons'
import { chooseLetter } from './choose-letter'

interface EvidenceAskedAgainLetter {
  locale: string
  /** Where it is sent. */
  url: string
  reasonCode: string | null
  reason: string | null
}

/** Asks a family for a document once more, and says what was wrong with the first. */
export function evidenceAskedAgainLetter({ locale, url, ...why }: EvidenceAskedAgainLetter) {
  const known = why.reasonCode === 'other' ? undefined : findReviewReason(why.reasonCode)
  const note = why.reason ? `\n\n${why.reason}` : ''
  return chooseLetter(locale, {
    zh: {
      subject: '请重新上传证明材料',
      text: `您好！\n\n我们看了您上传的证明材料，还需要您重新上传${known ? `：${known.zh}。` : '。'}${note}\n\n请打开下面的链接上传：\n\n${url}\n\n在此期间，孩子的排队位置保留不变。`,
    },
    en: {
      subject: 'Please send the document again',
      text: `Hello,\n\nWe looked at the document that you sent and have to ask for it again${known ? `: ${known.en}.` : '.'}${note}\n\nSend it here:\n\n${url}\n\nYour child’s place in the queue is kept meanwhile.`,
    },
  })
}
