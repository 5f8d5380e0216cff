import type { Transaction } from '@/prisma/database'
import { DomainError } from '../domain-error'
import { holdProgramme } from './hold-programme'
import { restand, unitOf } from './restand-units'

interface SettleDuplicateOptions {
  /** A transaction. */
  db: Transaction
  /** The later of the two, which is held since it was found. */
  subscriptionId: string
  /** For tests: the moment instead of the database's. */
  at?: Date
}

/**
 * It is another child after all: the subscription is held no longer and stands where it always stood. For
 * the same child the family gives one of the two back (`giveBackSubscription`). Throws DomainError
 * `subscription_not_found`.
 */
export async function clearDuplicate({ db: tx, subscriptionId, at }: SettleDuplicateOptions) {
  const where = { id: subscriptionId }
  const found = await tx.subscription.findUnique({ where, select: { programmeId: true } })
  if (!found) throw new DomainError('subscription_not_found')
  const programme = await holdProgramme(tx, { programmeId: found.programmeId, at })
  const subscription = await tx.subscription.update({ where, data: { duplicateState: 'cleared' } })
  await restand(tx, { programme, units: unitOf(subscription) })
}
