import type { Database } from '@/prisma/database'
import { DomainError } from '../domain-error'
import { reviewAgain } from '../evidence/review-again'
import { findOwnSubscription } from './find-own-subscription'
import { whileHolding } from './hold-programme'

interface ObjectOptions {
  db: Database
  /** The family's, whose guardian asks. */
  familyId: string
  subscriptionId: string
  /** For tests: the moment instead of the database's. */
  at?: Date
}

/**
 * A family says that its claim was refused wrongly: it is looked at once more, with new evidence if there is
 * any. Meanwhile the child stands where the refusal put it; found right, it goes back to where it stood
 * and gets the next place in order. Throws DomainError `claim_not_refused`.
 */
export async function objectToClaim({ db, familyId, subscriptionId, at }: ObjectOptions) {
  const { programmeId } = await findOwnSubscription({ db, familyId, subscriptionId })
  return whileHolding({ db, programmeId, at }, async (tx, programme) => {
    const { count } = await tx.subscription.updateMany({
      where: {
        ...{ id: subscriptionId, claimState: 'refused', objectedAt: null },
        state: { notIn: ['cancelled', 'refused'] },
      },
      data: { objectedAt: programme.at },
    })
    if (count === 0 || programme.endedAt) throw new DomainError('claim_not_refused')
    const claimState = await reviewAgain({ db: tx, now: programme.at, subscriptionId })
    await tx.subscription.update({ where: { id: subscriptionId }, data: { claimState } })
  })
}
