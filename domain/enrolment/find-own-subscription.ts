import type { Transaction } from '@/prisma/database'
import { DomainError } from '../domain-error'

interface FindOwnOptions {
  db: Transaction
  familyId: string
  subscriptionId: string
}

/** A family's own subscription; to everybody else there is none. Throws DomainError `subscription_not_found`. */
export async function findOwnSubscription({ db, familyId, subscriptionId }: FindOwnOptions) {
  const found = await db.subscription.findUnique({ where: { id: subscriptionId, familyId } })
  if (!found) throw new DomainError('subscription_not_found')
  return found
}
