import type { z } from 'zod'
import type { Database, Transaction } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'
import { lockCourse } from '../course-enrolment/lock-course'
import { offerFreePlaces } from '../course-enrolment/offer-free-places'
import { DomainError } from '../domain-error'
import { makeClassCode } from './class-code'
import type { courseSchema } from './open-course'

interface ChangeCourseOptions {
  now: Date
  /** An account, or the school's API key. */
  actorId: string
  schoolId: string
  courseId: string
  /** Which the one who changes it has seen. */
  version: number
  course: z.output<typeof courseSchema>
}

/**
 * Changes a course. Places that are added go to those who wait; where some are taken away, who has one keeps it.
 * Throws DomainError `changed_meanwhile` when somebody else was faster: nothing is overwritten.
 */
export function changeCourse({ db, ...options }: ChangeCourseOptions & { db: Database }) {
  return db.$transaction((tx) => changeCourseIn(tx, options))
}

/** The same within a transaction. */
export async function changeCourseIn(tx: Transaction, options: ChangeCourseOptions) {
  const { now, actorId, schoolId, courseId, version, course } = options
  await lockCourse(tx, courseId)
  const known = await tx.course.findUnique({ where: { id: courseId, schoolId } })
  if (!known) throw new DomainError('course_not_found')
  const isForOthers =
    known.audience !== course.audience || known.replayAudience !== course.replayAudience
  const needsCode = course.audience === 'class_code'
  const { count } = await tx.course.updateMany({
    where: { id: courseId, version },
    data: {
      ...course,
      grade: course.grade ?? null,
      capacity: course.capacity ?? null,
      replayDays: course.replayDays ?? null,
      classCode: needsCode ? (known.classCode ?? makeClassCode()) : null,
      ...(isForOthers && { accessChangedAt: now }),
      version: { increment: 1 },
    },
  })
  if (count === 0) throw new DomainError('changed_meanwhile')
  const capacity = course.capacity ?? null
  if (!known.archivedAt) await offerFreePlaces(tx, { now, course: { id: courseId, capacity } })
  await recordAuditEntry({
    ...{ db: tx, now, actorId, schoolId, action: 'course_changed', subjectId: courseId },
    details: { name: course.titleZh },
  })
}
