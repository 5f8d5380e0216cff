import type { Database, Transaction } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'
import { holdClass } from './hold-class'

interface ResumeClassOptions {
  db: Database
  now: Date
  /** The account that does it; null for the command line. */
  actorId: string | null
  classSessionId: string
}

/**
 * Undoes `stopClass`: its teacher may go on air again while the class is open, and what was recorded can
 * be watched again. A class that is not stopped stays as it is. Throws DomainError
 * `class_session_not_found`.
 */
export function resumeClass({ db, ...options }: ResumeClassOptions) {
  return db.$transaction((tx) => resumeInTurn(tx, options))
}

async function resumeInTurn(tx: Transaction, options: Omit<ResumeClassOptions, 'db'>) {
  const { now, actorId, classSessionId } = options
  const { broadcast, schoolId } = await holdClass(tx, classSessionId)
  if (!broadcast.stoppedAt) return { outcome: 'not_stopped', broadcastId: broadcast.id } as const
  await tx.broadcast.update({
    where: { id: broadcast.id },
    data: { stoppedAt: null, stoppedById: null, stopReason: null },
  })
  await recordAuditEntry({
    ...{ db: tx, now, actorId, schoolId, action: 'class_resumed', subjectId: classSessionId },
  })
  return { outcome: 'resumed', broadcastId: broadcast.id } as const
}
