import { highestGrade, openCourse, openCourseSchema } from '@/domain/course/open-course'
import { Audience, Subject } from '@/prisma/database'
import type { CliCommand } from '../cli-command'

const listOf = (words: object) => Object.values(words).join(', ')

export const openCourseCommand: CliCommand = {
  name: 'open-course',
  description: 'Open a series of classes in a school.',
  required: {
    '--school <id>': 'the school',
    '--title-zh <title>': 'title in Chinese',
    '--title-en <title>': 'title in English',
  },
  optional: {
    '--subject <subject>': `one of ${listOf(Subject)}`,
    '--grade <number>': `1 to ${highestGrade}`,
    '--audience <audience>': `who may watch: ${listOf(Audience)}`,
  },
  async run({ db, now }, { school: schoolId, grade, ...options }) {
    const given = openCourseSchema.parse({
      schoolId,
      ...options,
      ...(grade !== undefined && { grade: Number(grade) }),
    })
    const { id, titleZh, titleEn, classCode } = await openCourse({ db, now, ...given })
    return {
      json: { courseId: id, ...(classCode && { classCode }) },
      text: `${titleZh} (${titleEn}) is open.\n\n  Course  ${id}${classCode ? `\n  Class code  ${classCode}` : ''}\n\nNext: schedule-class --course ${id} --classroom <classroom> --minutes 45`,
    }
  },
}
