import { z } from 'zod'
import type { Database } from '@/prisma/database'
import { recordAuditEntry } from '../../access/record-audit-entry'
import { DomainError } from '../../domain-error'
import { giveBackSubscription } from '../../enrolment/give-back-subscription'
import { whileHolding } from '../../enrolment/hold-programme'
import { clearDuplicate, closeDuplicate } from './settle-duplicate'

export const decideDuplicateSchema = z.object({ decision: z.enum(['other_child', 'same_child']) })

type DecideOptions = z.infer<typeof decideDuplicateSchema> & {
  db: Database
  now: Date
  /** The operator's. */
  accountId: string
  caseId: string
}

/**
 * What staff finds where families do not agree: two children, and the later request goes on at its place;
 * or one, and it ends. Throws DomainError `duplicate_settled`.
 */
export async function decideDuplicate({ db, now, accountId, caseId, decision }: DecideOptions) {
  const found = await db.duplicateCase.findFirst({
    where: { id: caseId, state: 'disputed' },
    include: { later: true },
  })
  if (!found) throw new DomainError('duplicate_settled')
  const { later, programmeId } = found
  if (decision === 'same_child') {
    await giveBackSubscription({ db, familyId: later.familyId, subscriptionId: later.id })
  }
  await whileHolding({ db, programmeId }, async (tx, programme) => {
    const settled = { now, caseId, outcome: decision, settledById: accountId }
    if (!(await closeDuplicate(tx, settled))) throw new DomainError('duplicate_settled')
    if (decision === 'other_child') await clearDuplicate(tx, programme, later.id)
    await recordAuditEntry({
      ...{ db: tx, now, actorId: accountId, schoolId: null, action: 'duplicate_decided' },
      ...{ subjectId: caseId, details: { decision } },
    })
  })
}
