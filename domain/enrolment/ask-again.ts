import { type Database, Prisma } from '@/prisma/database'
import { DomainError } from '../domain-error'
import { whileHolding } from './hold-programme'
import { askedKeySql } from './order-key'
import { recordDecisions } from './record-decisions'
import type { RequestedChild } from './requested-child'

interface AskAgainOptions {
  db: Database
  programmeId: string
  subscriptionId: string
  child: RequestedChild
  takesFreePlace: boolean
  /** For tests: the moment instead of the database's. */
  at?: Date
}

/** Whoever had left the line stands at its end again, alone. Throws DomainErrors when the time is over. */
export function askAgain({ db, programmeId, subscriptionId, at, ...options }: AskAgainOptions) {
  return whileHolding({ db, programmeId, at }, async (tx, programme) => {
    if (programme.at >= programme.closesAt) throw new DomainError('programme_closed')
    const where = { id: subscriptionId, state: 'cancelled' } as const
    const { tier, claim, claimState, sealedClaim, province } = options.child
    const { count } = await tx.subscription.updateMany({
      where,
      data: {
        ...{ claim, claimState, sealedClaim, province, claimTier: tier, ownTier: tier },
        ...{ togetherId: null, lot: null, objectedAt: null, askedAt: programme.at },
        takesFreePlace: options.takesFreePlace,
      },
    })
    // Another tab was faster.
    if (count === 0) return
    await tx.evidence.deleteMany({ where: { subscriptionId, state: { not: 'accepted' } } })
    if (claimState === 'evidence_asked') {
      await tx.evidence.create({ data: { subscriptionId, askedAt: programme.at } })
    }
    const isHeld = claimState === 'evidence_asked'
    await recordDecisions(tx, {
      programme,
      changes: Prisma.sql`
        SELECT "id", ARRAY['asked_again'] || ${isHeld ? ['held'] : []}::text[] AS "kinds",
          'requested'::"SubscriptionState" AS "state", ${tier}::smallint AS "tier",
          ${askedKeySql(Prisma.sql`"askedAt"`, Prisma.sql`"id"`)} AS "orderKey", ${isHeld}::boolean AS "isHeld"
        FROM "Subscription" WHERE "id" = ${subscriptionId}`,
    })
  })
}
