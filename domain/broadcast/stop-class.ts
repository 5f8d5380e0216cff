import { z } from 'zod'
import type { Database, Transaction } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'
import { endedNow } from './ended-now'
import { holdClass } from './hold-class'
import { tellOperators } from './tell-operators'

export const stopClassSchema = z.object({
  classSessionId: z.string(),
  /** For the operators and the audit log; viewers and the teacher do not read it. */
  reason: z.string().trim().min(1).max(500),
})

type StopClassOptions = z.infer<typeof stopClassSchema> & {
  db: Database
  now: Date
  /** The account that stops it; null for the command line. */
  actorId: string | null
}

/**
 * Takes a class off the air at once, and keeps it off until `resumeClass`: nobody may publish or watch
 * it, and what was recorded is kept as evidence. Media nodes and edges learn of it within a second.
 * A class that is stopped already stays as it is. Throws DomainError `class_session_not_found`.
 */
export function stopClass({ db, ...options }: StopClassOptions) {
  return db.$transaction((tx) => stopInTurn(tx, options))
}

async function stopInTurn(tx: Transaction, options: Omit<StopClassOptions, 'db'>) {
  const { now, actorId, classSessionId, reason } = options
  const { broadcast, schoolId } = await holdClass(tx, classSessionId)
  const { id: broadcastId, stoppedAt } = broadcast
  if (stoppedAt) return { outcome: 'already_stopped', broadcastId, stoppedAt } as const
  await tx.broadcast.update({
    where: { id: broadcastId },
    data: {
      ...endedNow(broadcast, now),
      stoppedAt: now,
      stoppedById: actorId,
      stopReason: reason,
    },
  })
  await recordAuditEntry({
    ...{ db: tx, now, actorId, schoolId, action: 'class_stopped', subjectId: classSessionId },
    details: { reason },
  })
  await tellOperators(tx, { now, actorId, classSessionId, reason })
  return { outcome: 'stopped', broadcastId, stoppedAt: now } as const
}
