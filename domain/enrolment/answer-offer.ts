import { z } from 'zod'
import { type Database, Prisma } from '@/prisma/database'
import { DomainError } from '../domain-error'
import { findOwnSubscription } from './find-own-subscription'
import { whileHolding } from './hold-programme'
import { recordDecisions } from './record-decisions'

export const offerAnswerSchema = z.enum(['accept', 'decline'])

interface AnswerOfferOptions {
  db: Database
  /** The family's, whose guardian answers. */
  familyId: string
  subscriptionId: string
  answer: z.infer<typeof offerAnswerSchema>
  /** For tests: the moment instead of the database's. */
  at?: Date
}

/**
 * A family's answer to an offer, for all siblings who want places together. An answer that is given twice
 * counts once. Throws DomainError `offer_over` when it comes too late, whether or not anything has noticed.
 */
export async function answerOffer({
  db,
  familyId,
  subscriptionId,
  answer,
  at,
}: AnswerOfferOptions) {
  const { programmeId } = await findOwnSubscription({ db, familyId, subscriptionId })
  return whileHolding({ db, programmeId, at }, async (tx, programme) => {
    const now = await findOwnSubscription({ db: tx, familyId, subscriptionId })
    if (answer === 'accept' && now.state === 'granted') return { state: now.state }
    const { offerExpiresAt } = now
    const isOpen =
      now.state === 'offered' && offerExpiresAt !== null && offerExpiresAt > programme.at
    if (!isOpen || programme.endedAt) throw new DomainError('offer_over')
    const [kind, state] =
      answer === 'accept'
        ? (['offer_accepted', 'granted'] as const)
        : (['offer_declined', 'cancelled'] as const)
    await recordDecisions(tx, {
      programme,
      changes: Prisma.sql`
        SELECT "id", ARRAY[${kind}::text] AS "kinds", ${state}::"SubscriptionState" AS "state", "tier",
          "orderKey", false AS "isHeld"
        FROM "Subscription"
        WHERE "programmeId" = ${programmeId} AND "familyId" = ${familyId} AND "state" = 'offered'
          AND coalesce("togetherId", "id") = ${now.togetherId ?? now.id}`,
    })
    return { state }
  })
}
