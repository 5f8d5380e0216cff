import type { Transaction } from '@/prisma/database'
import { DomainError } from '../domain-error'

/** Takes the row, so that what is found about the evidence stays so to the transaction's end. */
export async function holdEvidence(tx: Transaction, evidenceId: string) {
  await tx.$queryRaw`SELECT 1 FROM "Evidence" WHERE "id" = ${evidenceId} FOR UPDATE`
  const evidence = await tx.evidence.findUnique({
    where: { id: evidenceId },
    include: { subscription: { select: { familyId: true, programmeId: true, claimState: true } } },
  })
  if (!evidence) throw new DomainError('evidence_not_found')
  return evidence
}
