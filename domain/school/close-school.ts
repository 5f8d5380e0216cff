import type { Database } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'
import { countOnAir } from '../broadcast/count-on-air'
import { cancelPlannedClasses } from '../course/cancel-planned-classes'
import { endEnrolments } from '../course-enrolment/end-enrolments'
import { DomainError } from '../domain-error'
import { holdSchool } from './hold-school'

interface CloseSchoolOptions {
  db: Database
  now: Date
  reconnectWindowMs: number
  actorId: string
  schoolId: string
  /** For those who come to the page of a class that was planned. */
  reason: string
}

/**
 * Closes a school: its keys die, its invitations are void, what was planned is cancelled, and its public
 * classes and replays leave the catalogue. Its families and teachers are told. What was is kept until it is removed. Throws DomainError
 * `school_on_air` while a class of it is on air.
 */
export function closeSchool({ db, ...options }: CloseSchoolOptions) {
  const { now, reconnectWindowMs, actorId, schoolId, reason } = options
  return db.$transaction(async (tx) => {
    await holdSchool(tx, schoolId)
    const onAir = await countOnAir({ db: tx, now, reconnectWindowMs, of: { course: { schoolId } } })
    if (onAir > 0) throw new DomainError('school_on_air')
    const school = await tx.school.update({
      where: { id: schoolId },
      data: { standing: 'closed', decidedAt: now, decisionReason: reason },
    })
    await tx.streamKey.deleteMany({ where: { classroom: { schoolId } } })
    await tx.simulcastTarget.deleteMany({ where: { schoolId } })
    await tx.invitation.updateMany({
      where: { schoolId, acceptedAt: null, revokedAt: null },
      data: { revokedAt: now },
    })
    const title = { zh: school.nameZh, en: school.nameEn }
    const { timeZone } = school
    const of = { course: { schoolId } }
    await cancelPlannedClasses(tx, { now, actorId, of, title, timeZone, reason })
    const courses = await tx.course.findMany({ where: { schoolId }, select: { id: true } })
    await endEnrolments(tx, { now, courseIds: courses.map(({ id }) => id), title, reason })
    await recordAuditEntry({
      ...{ db: tx, now, actorId, schoolId, action: 'school_closed', subjectId: schoolId },
      details: { reason },
    })
  })
}
