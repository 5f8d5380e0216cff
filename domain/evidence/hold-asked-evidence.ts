import type { Transaction } from '@/prisma/database'
import { DomainError } from '../domain-error'
import { holdEvidence } from './hold-evidence'

export interface AskedEvidenceOptions {
  evidenceId: string
  /** Of whom it is asked. */
  familyId: string
}

/**
 * Takes evidence that a family can still change. Throws DomainError: `evidence_not_found` to every other
 * family, `evidence_not_asked` when it was sent or decided.
 */
export async function holdAskedEvidence(tx: Transaction, options: AskedEvidenceOptions) {
  const evidence = await holdEvidence(tx, options.evidenceId)
  if (evidence.subscription.familyId !== options.familyId)
    throw new DomainError('evidence_not_found')
  const isAsked = evidence.state === 'asked' || evidence.state === 'asked_again'
  // The claim may have been given up meanwhile, as by taking back the consent to look at documents.
  const isOpen = evidence.subscription.claimState === 'evidence_asked' && !evidence.erasedAt
  if (!isAsked || !isOpen) {
    throw new DomainError('evidence_not_asked')
  }
  return evidence
}
