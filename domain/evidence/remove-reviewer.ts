import type { Database } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'
import { DomainError } from '../domain-error'
import { giveBackEvidence } from './give-back-evidence'

interface RemoveReviewerOptions {
  db: Database
  now: Date
  /** The operator's. */
  actorId: string
  accountId: string
}

/** From now on they see no document; the one before them goes to somebody else, their decisions stand. */
export function removeReviewer({ db, now, actorId, accountId }: RemoveReviewerOptions) {
  return db.$transaction(async (tx) => {
    const { count } = await tx.roleGrant.deleteMany({ where: { accountId, role: 'reviewer' } })
    if (count === 0) throw new DomainError('reviewer_not_found')
    await giveBackEvidence({ db: tx, accountId })
    const entry = { action: 'reviewer_removed', actorId, schoolId: null } as const
    await recordAuditEntry({ db: tx, now, ...entry, subjectId: accountId })
  })
}
