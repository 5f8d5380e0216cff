import { Prisma, type Transaction } from '@/prisma/database'
import { leaveProgrammeCourses } from '../course-enrolment/leave-programme-courses'
import { DomainError } from '../domain-error'
import type { SaidReason } from '../evidence/review-reasons'
import { everybodysTier } from './choose-tier'
import { type HeldProgramme, holdProgramme } from './hold-programme'
import { recordDecisions } from './record-decisions'
import { restand, unitOf } from './restand-units'

export interface SettleClaimOptions {
  /** A transaction. */
  db: Transaction
  subscriptionId: string
  outcome: 'accepted' | 'refused'
  /** For the family, in the letter about a refusal. */
  reason?: SaidReason
  portalUrl: string
  /** For tests: the moment instead of the database's. */
  at?: Date
}

/**
 * What was found out about a claim. Accepted, the child stands where it asked to stand. Refused, it stands
 * in everybody's tier at its own time, with its siblings who want places together; a place that it held is
 * kept only if nobody who waits stands before it there, which the next decisions say. A claim that is
 * settled already stays as it is. Throws DomainError `subscription_not_found`.
 */
export async function settleClaim({ db: tx, at, ...options }: SettleClaimOptions) {
  const where = { id: options.subscriptionId }
  const found = await tx.subscription.findUnique({ where, select: { programmeId: true } })
  if (!found) throw new DomainError('subscription_not_found')
  const programme = await holdProgramme(tx, { programmeId: found.programmeId, at })
  return settleHeldClaim(tx, programme, options)
}

/** The same for whoever holds the programme already. */
export async function settleHeldClaim(
  tx: Transaction,
  programme: HeldProgramme,
  { subscriptionId, outcome, reason, portalUrl }: Omit<SettleClaimOptions, 'db' | 'at'>,
) {
  const subscription = await tx.subscription.findUniqueOrThrow({ where: { id: subscriptionId } })
  const { claimState, claimTier } = subscription
  const isOpen = claimState === 'evidence_asked' || claimState === 'in_review'
  if (!isOpen || programme.endedAt) return { outcome: 'unchanged' } as const
  const data = { claimState: outcome, ownTier: claimTier }
  const tier = everybodysTier(programme.tiers)
  if (outcome === 'refused') data.ownTier = tier ?? claimTier
  await tx.subscription.update({ where: { id: subscriptionId }, data })
  const isOver = subscription.state === 'cancelled' || subscription.state === 'refused'
  if (isOver) return { outcome } as const
  const kind = outcome === 'accepted' ? 'claim_accepted' : 'claim_refused'
  if (outcome === 'refused' && tier === null) {
    await recordDecisions(tx, {
      ...{ programme, portalUrl, reason },
      changes: ended(subscriptionId),
    })
    const { id: programmeId, at } = programme
    await leaveProgrammeCourses(tx, { now: at, programmeId, childIds: [subscription.childId] })
  }
  await restand(tx, {
    ...{ programme, portalUrl, reason, units: unitOf(subscription) },
    subject: { id: subscriptionId, kinds: [kind] },
  })
  return { outcome } as const
}

/** There is no tier for whoever has no claim. */
const ended = (subscriptionId: string) => Prisma.sql`
  SELECT "id", ARRAY['claim_refused', 'ended'] AS "kinds", 'refused'::"SubscriptionState" AS "state",
    "tier", "orderKey", false AS "isHeld"
  FROM "Subscription" WHERE "id" = ${subscriptionId}`
