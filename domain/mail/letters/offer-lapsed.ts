import { chooseLetter } from './choose-letter'

interface OfferLapsedLetter {
  locale: 'zh' | 'en'
  titleZh: string
  titleEn: string
}

/** Tells a family that nobody answered an offer in time, and what they can do. */
export function offerLapsedLetter({ locale, titleZh, titleEn }: OfferLapsedLetter) {
  return chooseLetter(locale, {
    zh: {
      subject: `保留的名额已过期：${titleZh}`,
      text: `课程“${titleZh}”为您的孩子保留的名额没有在期限内答复，已给下一位孩子。如果仍想参加，请在课程页面重新报名，我们会把孩子排到候补名单末尾。`,
    },
    en: {
      subject: `The place has gone on: ${titleEn}`,
      text: `The place in “${titleEn}” that was kept for your child was not answered in time and has gone to the next one. If you still wish for it, enrol again on the course’s page: your child goes to the end of the waitlist.`,
    },
  })
}
