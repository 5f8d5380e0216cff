import { z } from 'zod'
import { courseSchema } from '@/domain/course/open-course'
import type { Prisma } from '@/prisma/database'

/** A course as it comes from its form, where numbers are text. */
export const courseFormSchema = courseSchema.extend({
  grade: z.coerce.number().pipe(courseSchema.shape.grade.unwrap()).optional(),
  capacity: z.coerce.number().pipe(courseSchema.shape.capacity.unwrap()).optional(),
  replayDays: z.coerce.number().pipe(courseSchema.shape.replayDays.unwrap()).optional(),
})

const orEmpty = (value: number | null) => (value === null ? '' : String(value))

/** A course as its form shows it, with its version. */
export function showCourse(course: Prisma.CourseGetPayload<object>): Record<string, string> {
  const { titleZh, titleEn, subject, audience, language, description, replayAudience } = course
  return {
    ...{ titleZh, titleEn, subject, audience, language, description, replayAudience },
    grade: orEmpty(course.grade),
    capacity: orEmpty(course.capacity),
    replayDays: orEmpty(course.replayDays),
    version: String(course.version),
  }
}
