import type { Database } from '@/prisma/database'
import { DomainError } from '../domain-error'
import { giveBackEvidence } from './give-back-evidence'
import { holdEvidence } from './hold-evidence'
import { heldMs } from './take-evidence'

interface UndoOptions {
  db: Database
  now: Date
  accountId: string
  evidenceId: string
}

/**
 * Takes a decision back that nothing has followed from yet: its reviewer has the evidence again. Throws
 * DomainError `review_not_undoable`.
 */
export function undoDecision({ db, now, accountId, evidenceId }: UndoOptions) {
  return db.$transaction(async (tx) => {
    const { heldById, appliesAt, round, look } = await holdEvidence(tx, evidenceId)
    if (heldById !== accountId || !appliesAt || appliesAt <= now) {
      throw new DomainError('review_not_undoable')
    }
    await giveBackEvidence({ db: tx, accountId })
    await tx.evidenceReview.delete({
      where: { evidenceId_round_look: { evidenceId, round, look } },
    })
    await tx.evidence.update({
      where: { id: evidenceId },
      data: { appliesAt: null, heldUntil: new Date(now.getTime() + heldMs) },
    })
  })
}
