import { notFound } from 'next/navigation'
import { enterFamily } from '../enter-family'

/** For the page of a subscription and its actions; another family's does not exist. */
export async function enterOwnSubscription(subscriptionId: string) {
  const entered = await enterFamily(`subscriptions/${subscriptionId}`)
  const { db, familyId } = entered.context
  const own = await db.subscription.findFirst({
    where: { id: subscriptionId, familyId },
    select: { programmeId: true, childId: true },
  })
  if (!own) notFound()
  return { ...entered, own }
}
