import type { Database } from '@/prisma/database'
import { DomainError } from '../domain-error'
import { type AskedEvidenceOptions, holdAskedEvidence } from './hold-asked-evidence'
import { holdEvidence } from './hold-evidence'

type SendOptions = AskedEvidenceOptions & { db: Database; now: Date }

/**
 * Hands the pages to the reviewers. Whoever sends twice has sent once. Throws DomainError `evidence_empty`.
 */
export function sendEvidence({ db, now, ...asked }: SendOptions) {
  return db.$transaction(async (tx) => {
    const { state, subscription } = await holdEvidence(tx, asked.evidenceId)
    if (state === 'in_review' && subscription.familyId === asked.familyId) return
    const evidence = await holdAskedEvidence(tx, asked)
    const pages = await tx.evidencePage.count({ where: { evidenceId: evidence.id } })
    if (pages === 0) throw new DomainError('evidence_empty')
    await tx.evidence.update({
      where: { id: evidence.id },
      data: {
        ...{ state: 'in_review', sentAt: now, round: { increment: 1 }, look: 1 },
        ...{ reasonCode: null, reason: null },
      },
    })
    await tx.subscription.update({
      where: { id: evidence.subscriptionId },
      data: { claimState: 'in_review' },
    })
  })
}
