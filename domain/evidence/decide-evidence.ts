import { z } from 'zod'
import type { Database } from '@/prisma/database'
import { DomainError } from '../domain-error'
import { holdEvidence } from './hold-evidence'
import { reviewReasons } from './review-reasons'

const reasonCodes = Object.keys(reviewReasons)

export const decideEvidenceSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('accept') }),
  z.object({
    outcome: z.enum(['refuse', 'ask_again']),
    reasonCode: z.string().refine((code) => reasonCodes.includes(code)),
    reason: z.string().trim().max(300).optional(),
  }),
])

type DecideOptions = z.infer<typeof decideEvidenceSchema> & {
  db: Database
  now: Date
  /** The reviewer's. */
  accountId: string
  evidenceId: string
}

/** How long a decision can be taken back by who made it, before anything follows from it. */
export const undoMs = 30_000

/**
 * A reviewer's word about the evidence that they have; what follows from it is done by `applyDecisions` when
 * it can no longer be undone. Throws DomainError `evidence_not_held` when another has it meanwhile.
 */
export function decideEvidence(options: DecideOptions) {
  const { db, now, accountId, evidenceId, outcome } = options
  const { reasonCode, reason } = options.outcome === 'accept' ? {} : options
  return db.$transaction(async (tx) => {
    const evidence = await holdEvidence(tx, evidenceId)
    const { state, heldById, appliesAt, round, look } = evidence
    if (state !== 'in_review' || heldById !== accountId || appliesAt) {
      throw new DomainError('evidence_not_held')
    }
    await tx.evidenceReview.create({
      data: {
        ...{ evidenceId, accountId, round, look, decidedAt: now },
        ...{ outcome, reasonCode, reason },
      },
    })
    await tx.evidence.update({
      where: { id: evidenceId },
      data: { appliesAt: new Date(now.getTime() + undoMs), heldUntil: null },
    })
  })
}
