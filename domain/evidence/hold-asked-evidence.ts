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
  if (evidence.state !== 'asked' && evidence.state !== 'asked_again') {
    throw new DomainError('evidence_not_asked')
  }
  return evidence
}
