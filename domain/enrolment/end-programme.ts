import { z } from 'zod'
import { Prisma, type Transaction } from '@/prisma/database'
import { type DecideBatchOptions, decideBatch } from './decide-batch'
import { freeNow } from './free-now'
import { type HeldProgramme, whileHolding } from './hold-programme'
import { recordDecisions } from './record-decisions'

const waitingSchema = z.tuple([z.object({ waiting: z.number(), offered: z.number() })])

/**
 * The end of a programme: a claim that is still in question, and siblings for whom there is no room
 * together, keep nobody else from what is free; then whoever still waits is told that there was no place.
 * Offers that are open run their time. Nothing changes afterwards but that a child leaves.
 */
export async function endProgramme(options: DecideBatchOptions): Promise<number> {
  let decisions = 0
  for (;;) {
    const ended = await whileHolding(options, (tx, programme) => endSome(tx, programme, options))
    // What was kept for those is served in order, before anybody else is sent away.
    const served = await decideBatch(options)
    decisions += ended + served
    if (ended + served === 0) return decisions
  }
}

async function endSome(tx: Transaction, programme: HeldProgramme, options: DecideBatchOptions) {
  if (programme.endedAt) return 0
  const { portalUrl, mostDecisions: most } = options
  const end = async (which: Prisma.Sql) => {
    const counts = await recordDecisions(tx, {
      ...{ programme, portalUrl },
      changes: endedSql(which),
    })
    return counts.ended ?? 0
  }
  const isWaiting = Prisma.sql`"programmeId" = ${programme.id} AND "state" IN ('requested', 'waitlisted')`
  const held = await end(Prisma.sql`${isWaiting} AND "isHeld" = true LIMIT ${most}`)
  if (held > 0) return held
  const { all } = freeNow(programme)
  if (all === 0) return (await end(Prisma.sql`${isWaiting} LIMIT ${most}`)) || close(tx, programme)
  const first = await end(Prisma.sql`${isWaiting} AND ("tier", "orderKey") = (
    SELECT "tier", "orderKey" FROM "Subscription" WHERE ${isWaiting} ORDER BY "tier", "orderKey" LIMIT 1
  )`)
  return first || close(tx, programme)
}

const endedSql = (which: Prisma.Sql) => Prisma.sql`
  SELECT "id", ARRAY['ended'] AS "kinds", 'refused'::"SubscriptionState" AS "state", "tier", "orderKey",
    false AS "isHeld"
  FROM "Subscription" WHERE ${which}`

/** Nobody waits any more; it is over when nobody has an offer either. */
async function close(tx: Transaction, programme: HeldProgramme) {
  const rows = await tx.$queryRaw`
    SELECT count(*) FILTER (WHERE "state" <> 'offered')::int AS "waiting",
      count(*) FILTER (WHERE "state" = 'offered')::int AS "offered"
    FROM "Subscription"
    WHERE "programmeId" = ${programme.id} AND "state" IN ('requested', 'waitlisted', 'offered')`
  const { waiting, offered } = waitingSchema.parse(rows)[0]
  if (waiting > 0 || offered > 0) return 0
  const data = { endedAt: programme.at }
  await tx.programme.update({ where: { id: programme.id }, data })
  return 0
}
