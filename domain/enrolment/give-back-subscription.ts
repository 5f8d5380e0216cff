import { type Database, Prisma, type Transaction } from '@/prisma/database'
import { leaveProgrammeCourses } from '../course-enrolment/leave-programme-courses'
import { DomainError } from '../domain-error'
import { findOwnSubscription } from './find-own-subscription'
import { type HeldProgramme, holdProgramme, whileHolding } from './hold-programme'
import { recordDecisions } from './record-decisions'
import { restand, unitOf } from './restand-units'

interface GiveBackOptions {
  db: Database
  /** The family's, whose guardian asks. */
  familyId: string
  subscriptionId: string
  /** For tests: the moment instead of the database's. */
  at?: Date
}

/**
 * A child leaves: its place, or its place in the line, goes on. Siblings stay, and stand without it. Throws
 * DomainError `nothing_to_give_back`.
 */
export async function giveBackSubscription({ db, familyId, subscriptionId, at }: GiveBackOptions) {
  const { programmeId } = await findOwnSubscription({ db, familyId, subscriptionId })
  return whileHolding({ db, programmeId, at }, async (tx, programme) => {
    const left = await leave(tx, { programme, subscriptionId })
    if (!left) throw new DomainError('nothing_to_give_back')
  })
}

interface GiveBackAllOptions {
  tx: Transaction
  childIds: readonly string[]
  at?: Date
}

/** In the transaction that deletes children: what they hold goes on before they are gone. */
export async function giveBackAll({ tx, childIds, at }: GiveBackAllOptions) {
  const subscriptions = await tx.subscription.findMany({
    where: { childId: { in: [...childIds] }, state: { notIn: ['cancelled', 'refused'] } },
    // One order for all who hold several programmes.
    orderBy: [{ programmeId: 'asc' }, { id: 'asc' }],
  })
  for (const { id: subscriptionId, programmeId } of subscriptions) {
    await leave(tx, { programme: await holdProgramme(tx, { programmeId, at }), subscriptionId })
  }
}

interface LeaveOptions {
  programme: HeldProgramme
  subscriptionId: string
}

async function leave(tx: Transaction, { programme, subscriptionId }: LeaveOptions) {
  const now = await tx.subscription.findUniqueOrThrow({ where: { id: subscriptionId } })
  const kind = kindOfLeaving[now.state]
  if (kind === null) return false
  await recordDecisions(tx, {
    programme,
    changes: Prisma.sql`
      SELECT "id", ARRAY[${kind}::text] AS "kinds", 'cancelled'::"SubscriptionState" AS "state",
        "tier", "orderKey", false AS "isHeld"
      FROM "Subscription" WHERE "id" = ${subscriptionId}`,
  })
  if (now.state === 'granted') {
    const { id: programmeId, at } = programme
    await leaveProgrammeCourses(tx, { now: at, programmeId, childIds: [now.childId] })
  }
  if (now.togetherId) await restand(tx, { programme, units: unitOf(now) })
  return true
}

const kindOfLeaving = {
  requested: 'withdrawn',
  waitlisted: 'withdrawn',
  offered: 'offer_declined',
  granted: 'given_back',
  cancelled: null,
  refused: null,
} as const
