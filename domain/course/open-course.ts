import { z } from 'zod'
import { Audience, Subject, type Transaction } from '@/prisma/database'
import { DomainError } from '../domain-error'
import { nameSchema } from '../name'

export const highestGrade = 12

export const openCourseSchema = z.object({
  schoolId: z.string(),
  titleZh: nameSchema,
  titleEn: nameSchema,
  subject: z.enum(Subject).default('other'),
  grade: z.number().int().min(1).max(highestGrade).optional(),
  audience: z.enum(Audience).default('public'),
})

type OpenCourseOptions = z.infer<typeof openCourseSchema> & { db: Transaction; now: Date }

/** Opens a series of classes. */
export async function openCourse({ db, now, ...course }: OpenCourseOptions) {
  const { schoolId } = course
  const school = await db.school.findUnique({ where: { id: schoolId }, select: { id: true } })
  if (!school) throw new DomainError('school_not_found')
  return db.course.create({ data: { ...course, createdAt: now } })
}
