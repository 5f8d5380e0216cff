import type { Database } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'
import { tellFamilies } from '../course-enrolment/tell-families'
import { DomainError } from '../domain-error'
import { findChangeable } from './change-class-session'
import { tellTeachers } from './tell-teachers'

interface CancelOptions {
  db: Database
  now: Date
  actorId: string
  schoolId: string
  classSessionId: string
  version: number
  /** For those concerned. */
  reason: string
}

/**
 * Takes a class off the timetable; its page stays and says so. Its teacher and its families are told. Throws DomainError
 * `changed_meanwhile` or `class_has_begun`.
 */
export function cancelClassSession({ db, ...options }: CancelOptions) {
  return db.$transaction(async (tx) => {
    const { now, actorId, schoolId, classSessionId, version, reason } = options
    const former = await findChangeable(tx, options)
    const { count } = await tx.classSession.updateMany({
      where: { id: classSessionId, version },
      data: { cancelledAt: now, reason, version: { increment: 1 } },
    })
    if (count === 0) throw new DomainError('changed_meanwhile')
    await recordAuditEntry({
      ...{ db: tx, now, actorId, schoolId, action: 'class_cancelled', subjectId: classSessionId },
      details: { name: former.titleZh, reason },
    })
    await tellTeachers(tx, { now, actorId, classSessionId, formerTeacherId: former.teacherId })
    await tellFamilies(tx, { now, classSessionId, former })
  })
}
