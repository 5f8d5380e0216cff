import { z } from 'zod'
import { type Database, Prisma, type Transaction } from '@/prisma/database'
import { freeNow } from './free-now'
import { holdNewcomers } from './hold-newcomers'
import { type HeldProgramme, whileHolding } from './hold-programme'
import { recordDecisions } from './record-decisions'
import { walkSql } from './walk'

export interface DecideBatchOptions {
  db: Database
  programmeId: string
  /** Whoever asked until then is decided about. */
  askedUntil: Date
  portalUrl: string
  mostDecisions: number
  /** For tests: the moment instead of the database's. */
  at?: Date
}

/**
 * One step of the decisions, of a bounded size and whole in itself: offers that are over end, newcomers who
 * cannot have a place yet are held, whoever is next gets what is free, and whoever sees nothing free in
 * front is told to wait. Gives how many decisions there were; 0 when there is nothing left to decide.
 */
export function decideBatch({ db, programmeId, at, ...options }: DecideBatchOptions) {
  return whileHolding({ db, programmeId, at }, async (tx, programme) => {
    if (programme.endedAt || isBeforeDraw(programme)) return 0
    const { head } = programme
    if (options.askedUntil > head.askedUntil) head.askedUntil = options.askedUntil
    const batch = { programme, portalUrl: options.portalUrl, most: options.mostDecisions }
    const steps = [endOffers, holdNewcomers, serve, letWait]
    let decided = 0
    for (const step of steps) {
      decided += await step(tx, batch)
      // The next begins with what is left; so no transaction grows beyond its size.
      if (decided >= options.mostDecisions) break
    }
    return decided
  })
}

const isBeforeDraw = ({ drawMinutes, drawnAt }: HeldProgramme) =>
  drawMinutes !== null && drawnAt === null

export interface BatchStep {
  programme: HeldProgramme
  portalUrl: string
  most: number
}

const sumOf = (counts: Record<string, number | undefined>) =>
  Object.values(counts).reduce<number>((sum, count) => sum + (count ?? 0), 0)

async function endOffers(tx: Transaction, { programme, portalUrl, most }: BatchStep) {
  const counts = await recordDecisions(tx, {
    ...{ programme, portalUrl },
    changes: Prisma.sql`
      SELECT "id", ARRAY['offer_expired'] AS "kinds", 'cancelled'::"SubscriptionState" AS "state",
        "tier", "orderKey", false AS "isHeld"
      FROM "Subscription"
      WHERE "programmeId" = ${programme.id} AND "state" = 'offered'
        AND "offerExpiresAt" <= ${programme.at}::timestamptz
      ORDER BY "offerExpiresAt", "id" LIMIT ${most}`,
  })
  return sumOf(counts)
}

/** Whoever asks for the first time has just said yes; whoever was told to wait is asked, unless it was said before. */
async function serve(tx: Transaction, { programme, portalUrl, most }: BatchStep) {
  const { id: programmeId, head } = programme
  const free = freeNow(programme)
  if (free.all === 0) return 0
  const counts = await recordDecisions(tx, {
    ...{ programme, portalUrl },
    changes: Prisma.sql`
      SELECT "id", ARRAY["next"] AS "kinds", "next"::"SubscriptionState" AS "state", "tier", "orderKey",
        false AS "isHeld"
      FROM (
        SELECT *, CASE WHEN "state" = 'requested' OR "takesFreePlace" THEN 'granted' ELSE 'offered' END AS "next"
        FROM (${walkSql({ programmeId, askedUntil: head.askedUntil, free, most })}) "walk"
        WHERE "isServed"
      ) "served"`,
  })
  return sumOf(counts)
}

const countSchema = z.tuple([z.object({ served: z.number() })])

/** Only when nobody who could be served is left: else somebody would be told to wait in front of a free place. */
async function letWait(tx: Transaction, { programme, portalUrl, most }: BatchStep) {
  const { id: programmeId, head } = programme
  const free = freeNow(programme)
  if (free.all > 0) {
    const walk = walkSql({ programmeId, askedUntil: head.askedUntil, free, most })
    const rows = await tx.$queryRaw`
      SELECT count(*)::int AS "served" FROM (${walk}) "walk" WHERE "isServed"`
    if (countSchema.parse(rows)[0].served > 0) return 0
  }
  const counts = await recordDecisions(tx, {
    ...{ programme, portalUrl },
    changes: Prisma.sql`
      SELECT "id", ARRAY['waitlisted'] AS "kinds", 'waitlisted'::"SubscriptionState" AS "state",
        "tier", "orderKey", false AS "isHeld"
      FROM "Subscription"
      WHERE "programmeId" = ${programmeId} AND "state" = 'requested' AND "isHeld" = false
        AND "askedAt" <= ${head.askedUntil}::timestamptz
      ORDER BY "tier", "orderKey", "id" LIMIT ${most}`,
  })
  return sumOf(counts)
}
