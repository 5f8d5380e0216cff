import type { Database } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'
import { countOnAir } from '../broadcast/count-on-air'
import { endEnrolments } from '../course-enrolment/end-enrolments'
import { lockCourse } from '../course-enrolment/lock-course'
import { DomainError } from '../domain-error'
import { cancelPlannedClasses } from './cancel-planned-classes'

interface ArchiveOptions {
  db: Database
  now: Date
  reconnectWindowMs: number
  actorId: string
  schoolId: string
  courseId: string
  version: number
  /** For families, and for those who come to the page of a class that was planned. */
  reason: string
}

/**
 * Ends a course: it takes no child any more, what was planned is cancelled, and its families and teachers are told; classes
 * that were held stay. Done already, it stays done. Throws DomainError `course_on_air`, `changed_meanwhile`.
 */
export function archiveCourse({ db, ...options }: ArchiveOptions) {
  const { now, reconnectWindowMs, actorId, schoolId, courseId, version, reason } = options
  return db.$transaction(async (tx) => {
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
  })
}
