import { chooseLetter } from './choose-letter'
import { sayMoment } from './say-moment'

interface PlaceOfferedLetter {
  locale: 'zh' | 'en'
  titleZh: string
  titleEn: string
  timeZone: string
  until: Date
}

/** Tells a family that a place of a course is kept for them. Says no child's name. */
export function placeOfferedLetter({
  locale,
  titleZh,
  titleEn,
  timeZone,
  until,
}: PlaceOfferedLetter) {
  const time = sayMoment(until, { locale, timeZone })
  return chooseLetter(locale, {
    zh: {
      subject: `有名额了：${titleZh}`,
      text: [
        `您的孩子排队等候的课程“${titleZh}”有名额了。`,
        `名额为您保留到：${time}`,
        '',
        '请登录后打开“我的一周”，在那里接受或放弃。过期未答复，名额会给下一位孩子；您随时可以重新排队。',
      ].join('\n'),
    },
    en: {
      subject: `A place is yours to take: ${titleEn}`,
      text: [
        `There is a place in “${titleEn}”, for which your child has been waiting.`,
        `It is kept for you until ${time}.`,
        '',
        'Sign in and open “Our week” to take it or to decline. Without an answer it goes to the next child; you can ask again at any time.',
      ].join('\n'),
    },
  })
}
