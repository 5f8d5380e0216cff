import { z } from 'zod'
import { Audience, ReplayAudience, Subject, type Transaction } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'
import { DomainError } from '../domain-error'
import { nameSchema } from '../name'
import { makeClassCode } from './class-code'

export const highestGrade = 12

const longestDescription = 2_000
const mostPlaces = 1_000_000
const longestReplayDays = 3_650

/** What can be changed of a course. */
export const courseSchema = z.object({
  titleZh: nameSchema,
  titleEn: nameSchema,
  subject: z.enum(Subject).default('other'),
  grade: z.number().int().min(1).max(highestGrade).optional(),
  audience: z.enum(Audience).default('public'),
  description: z.string().trim().max(longestDescription).default(''),
  /** In which it is taught (BCP 47). */
  language: z.enum(['zh', 'en']).default('zh'),
  /** Places; none for a course that is open to any number. */
  capacity: z.number().int().min(1).max(mostPlaces).optional(),
  /** Who may watch its classes again, and for how many days; as long as they are kept without a number. */
  replayAudience: z.enum(ReplayAudience).default('as_class'),
  replayDays: z.number().int().min(1).max(longestReplayDays).optional(),
})

export const openCourseSchema = courseSchema.extend({ schoolId: z.string() })

type OpenCourseOptions = z.input<typeof openCourseSchema> & {
  db: Transaction
  now: Date
  /** Null for the command line. */
  actorId?: string | null
}

/** Opens a series of classes; one that opens by a code is given its code. */
export async function openCourse({ db, now, actorId = null, ...given }: OpenCourseOptions) {
  const { schoolId, ...course } = openCourseSchema.parse(given)
  const school = await db.school.findUnique({ where: { id: schoolId }, select: { id: true } })
  if (!school) throw new DomainError('school_not_found')
  const classCode = course.audience === 'class_code' ? makeClassCode() : null
  const opened = await db.course.create({
    data: { ...course, schoolId, classCode, createdAt: now },
  })
  await recordAuditEntry({
    ...{ db, now, actorId, schoolId, action: 'course_opened', subjectId: opened.id },
    details: { name: opened.titleZh },
  })
  return opened
}
