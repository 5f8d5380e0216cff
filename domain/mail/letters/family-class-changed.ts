import { chooseLetter } from './choose-letter'
import { sayMoment } from './say-moment'

export type ClassNews = 'cancelled' | 'moved' | 'substituted'

interface FamilyClassChangedLetter {
  locale: 'zh' | 'en'
  news: ClassNews
  titleZh: string
  titleEn: string
  courseZh: string
  courseEn: string
  /** When it was to begin before, and when it begins now; alike unless it was moved. */
  formerStartsAt: Date
  startsAt: Date
  timeZone: string
  teacher: string | null
  reason: string
}

const words = {
  zh: { cancelled: '已取消', moved: '改了时间', substituted: '换了老师' },
  en: { cancelled: 'cancelled', moved: 'moved', substituted: 'another teacher' },
}

/** Tells a family how a class of a course in which a child of theirs is enrolled stands now. */
export function familyClassChangedLetter(options: FamilyClassChangedLetter) {
  const { locale, news, titleZh, titleEn, courseZh, courseEn, timeZone, reason, teacher } = options
  const at = (moment: Date) => sayMoment(moment, { locale, timeZone })
  const [was, is] = [at(options.formerStartsAt), at(options.startsAt)]
  const isMoved = news === 'moved'
  return chooseLetter(locale, {
    zh: {
      subject: `${titleZh}：${words.zh[news]}`,
      text: [
        `课：${titleZh}（${words.zh[news]}）`,
        `课程：${courseZh}`,
        ...(isMoved ? [`原定：${was}`, `现在：${is}`] : [`时间：${is}`]),
        ...(news === 'cancelled' ? [] : [`教师：${teacher ?? '未指定'}`]),
        ...(reason ? [`说明：${reason}`] : []),
        '',
        '请登录后打开“我的一周”查看孩子的全部课程。',
      ].join('\n'),
    },
    en: {
      subject: `${titleEn}: ${words.en[news]}`,
      text: [
        `Class: ${titleEn} (${words.en[news]})`,
        `Course: ${courseEn}`,
        ...(isMoved ? [`It was: ${was}`, `It is now: ${is}`] : [`Time: ${is}`]),
        ...(news === 'cancelled' ? [] : [`Teacher: ${teacher ?? 'nobody named'}`]),
        ...(reason ? [`Reason: ${reason}`] : []),
        '',
        'Sign in and open “Our week” to see all your children’s classes.',
      ].join('\n'),
    },
  })
}
