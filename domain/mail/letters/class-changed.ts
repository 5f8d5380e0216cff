import { chooseLetter } from './choose-letter'

interface ClassChangedLetter {
  locale: string
  titleZh: string
  titleEn: string
  startsAt: Date
  endsAt: Date
  /** The school's: times are on its clock, which the letter names. */
  timeZone: string
  classroom: string
  teacher: string | null
  isCancelled: boolean
  /** The reader taught it, and somebody else does now. */
  isReplaced: boolean
  reason: string
}

/** Tells a teacher how a class of theirs stands now. */
export function classChangedLetter(options: ClassChangedLetter) {
  const { locale, titleZh, titleEn, isCancelled, isReplaced, reason } = options
  const { classroom, teacher, timeZone } = options
  const zhTime = formatTimes('zh-Hans', options)
  const enTime = formatTimes('en-GB', options)
  const zhNews = isCancelled ? '已取消' : isReplaced ? '改由他人授课' : '有变动'
  const enNews = isCancelled ? 'cancelled' : isReplaced ? 'taught by somebody else' : 'changed'
  return chooseLetter(locale, {
    zh: {
      subject: `${titleZh}${zhNews}`,
      text: [
        `课程：${titleZh}（${zhNews}）`,
        `时间：${zhTime}（${timeZone}）`,
        `教室：${classroom}`,
        `教师：${teacher ?? '未指定'}`,
        ...(reason ? [`说明：${reason}`] : []),
      ].join('\n'),
    },
    en: {
      subject: `${titleEn}: ${enNews}`,
      text: [
        `Class: ${titleEn} (${enNews})`,
        `Time: ${enTime} (${timeZone})`,
        `Classroom: ${classroom}`,
        `Teacher: ${teacher ?? 'nobody named'}`,
        ...(reason ? [`Reason: ${reason}`] : []),
      ].join('\n'),
    },
  })
}

function formatTimes(language: string, { startsAt, endsAt, timeZone }: ClassChangedLetter) {
  return new Intl.DateTimeFormat(language, {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone,
  }).formatRange(startsAt, endsAt)
}
