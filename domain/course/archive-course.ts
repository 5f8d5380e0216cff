import { z } from 'zod'
import type { Database, Transaction } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'
import { countOnAir } from '../broadcast/count-on-air'
import { endEnrolments } from '../course-enrolment/end-enrolments'
import { lockCourse } from '../course-enrolment/lock-course'
import { DomainError } from '../domain-error'
import { cancelPlannedClasses } from './cancel-planned-classes'

export const archiveCourseSchema = z.object({
  /** Which the one who archives it has seen. */
  version: z.number().int(),
  /** For families, and for those who come to the page of a class that was planned. */
  reason: z.string().trim().max(300),
})

type ArchiveOptions = z.infer<typeof archiveCourseSchema> & {
  now: Date
  reconnectWindowMs: number
  /** An account, or the school's API key. */
  actorId: string
  schoolId: string
  courseId: string
}

/**
 * Ends a course: it takes no child any more, what was planned is cancelled, and its families and teachers are told; classes
 * that were held stay. Done already, it stays done. Throws DomainError `course_on_air`, `changed_meanwhile`.
 */
export function archiveCourse({ db, ...options }: ArchiveOptions & { db: Database }) {
  return db.$transaction((tx) => archiveCourseIn(tx, options))
}

/** The same within a transaction. */
export async function archiveCourseIn(tx: Transaction, options: ArchiveOptions) {
  const { now, reconnectWindowMs, actorId, schoolId, courseId, version, reason } = options
  await lockCourse(tx, courseId)
  const course = await tx.course.findUnique({
    where: { id: courseId, schoolId },
    include: { school: true },
  })
  if (!course) throw new DomainError('course_not_found')
  if (course.archivedAt) return
  if (course.version !== version) throw new DomainError('changed_meanwhile')
  const onAir = await countOnAir({ db: tx, now, reconnectWindowMs, of: { courseId } })
  if (onAir > 0) throw new DomainError('course_on_air')
  await tx.course.update({
    where: { id: courseId },
    data: { archivedAt: now, version: { increment: 1 } },
  })
  const title = { zh: course.titleZh, en: course.titleEn }
  const { timeZone } = course.school
  await cancelPlannedClasses(tx, { now, actorId, of: { courseId }, title, timeZone, reason })
  await endEnrolments(tx, { now, courseIds: [courseId], title, reason })
  await recordAuditEntry({
    ...{ db: tx, now, actorId, schoolId, action: 'course_archived', subjectId: courseId },
    details: { name: course.titleZh, reason },
  })
}
