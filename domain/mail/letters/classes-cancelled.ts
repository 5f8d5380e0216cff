import { chooseLetter } from './choose-letter'
import { sayMoment } from './say-moment'

const mostNamed = 10

interface ClassesCancelledLetter {
  locale: string
  /** What ended: a course, or a school with all of its courses. */
  titleZh: string
  titleEn: string
  /** When those were to begin that the reader was to teach, in order. */
  startsAt: Date[]
  /** The school's: times are on its clock, which the letter names. */
  timeZone: string
  reason: string
}

/** Tells a teacher that classes of theirs will not be, since what they belong to has ended. */
export function classesCancelledLetter(options: ClassesCancelledLetter) {
  const { locale, titleZh, titleEn, startsAt, timeZone, reason } = options
  const times = startsAt.slice(0, mostNamed).map((at) => sayMoment(at, { locale, timeZone }))
  const more = startsAt.length > mostNamed ? ['…'] : []
  return chooseLetter(locale, {
    zh: {
      subject: `课程已结束：${titleZh}`,
      text: [
        `“${titleZh}”已结束，原定由您讲授的 ${startsAt.length} 节课都取消了：`,
        ...times,
        ...more,
        ...(reason ? [`说明：${reason}`] : []),
      ].join('\n'),
    },
    en: {
      subject: `It does not go on: ${titleEn}`,
      text: [
        `“${titleEn}” has ended, and what you were to teach of it is cancelled (classes: ${startsAt.length}):`,
        ...times,
        ...more,
        ...(reason ? [`Reason: ${reason}`] : []),
      ].join('\n'),
    },
  })
}
