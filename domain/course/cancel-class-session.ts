import { z } from 'zod'
import type { Database, Transaction } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'
import { tellFamilies } from '../course-enrolment/tell-families'
import { DomainError } from '../domain-error'
import { findChangeable } from './change-class-session'
import { tellTeachers } from './tell-teachers'

export const cancelClassSessionSchema = z.object({
  /** Which the one who cancels it has seen. */
  version: z.number().int(),
  /** For those concerned. */
  reason: z.string().trim().max(300),
})

type CancelOptions = z.infer<typeof cancelClassSessionSchema> & {
  now: Date
  /** An account, or the school's API key. */
  actorId: string
  schoolId: string
  classSessionId: string
}

/**
 * Takes a class off the timetable; its page stays and says so. Its teacher and its families are told. Throws DomainError
 * `changed_meanwhile` or `class_has_begun`.
 */
export function cancelClassSession({ db, ...options }: CancelOptions & { db: Database }) {
  return db.$transaction((tx) => cancelClassSessionIn(tx, options))
}

/** The same within a transaction. */
export async function cancelClassSessionIn(tx: Transaction, options: CancelOptions) {
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
}
