import { chooseLetter } from './choose-letter'

interface CourseEndedLetter {
  locale: 'zh' | 'en'
  /** What ended: a course, or a school with all of its courses. */
  titleZh: string
  titleEn: string
  reason: string
}

/** Tells a family that a course of theirs will not go on. */
export function courseEndedLetter({ locale, titleZh, titleEn, reason }: CourseEndedLetter) {
  return chooseLetter(locale, {
    zh: {
      subject: `课程已结束：${titleZh}`,
      text: [
        `“${titleZh}”已结束，接下来的课都取消了，您的孩子不再占用名额。`,
        ...(reason ? [`说明：${reason}`] : []),
        '',
        '您可以在“找课程”里为孩子另选课程。',
      ].join('\n'),
    },
    en: {
      subject: `It does not go on: ${titleEn}`,
      text: [
        `“${titleEn}” has ended: the classes that were to come are cancelled, and your child is no longer enrolled.`,
        ...(reason ? [`Reason: ${reason}`] : []),
        '',
        'Under “Find a course” you can choose another one.',
      ].join('\n'),
    },
  })
}
