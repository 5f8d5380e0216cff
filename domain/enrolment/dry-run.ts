import { z } from 'zod'
import { type Database, Prisma } from '@/prisma/database'
import { DomainError } from '../domain-error'
import { freePlaces } from './free-places'
import { readHorizon } from './read-horizon'
import { walkSql } from './walk'

interface DryRunOptions {
  db: Database
  programmeId: string
  /** For tests: the moment instead of the database's. */
  at?: Date
}

const all = 2_147_483_647
const outcomes = ['granted', 'offered', 'held', 'waiting'] as const
const rowSchema = z.object({ tier: z.number(), outcome: z.enum(outcomes), children: z.number() })
const holdersSchema = z.tuple([z.object({ holders: z.number(), first: z.number() })])

/**
 * What would be decided now, without deciding it: by tier, who would get a place, be offered one, be held or
 * wait. Before a draw its lots are unknown to everybody; how many get a place does not depend on them.
 */
export async function dryRun({ db, programmeId, at }: DryRunOptions) {
  const askedUntil = at ?? (await readHorizon(db))
  const programme = await db.programme.findUnique({
    where: { id: programmeId, publishedAt: { not: null } },
    include: { tranches: true },
  })
  if (!programme) throw new DomainError('programme_not_found')
  const held = await db.$queryRaw`
    SELECT count(*)::int AS "holders", count(*) FILTER (WHERE "tier" = 1)::int AS "first"
    FROM "Subscription" WHERE "programmeId" = ${programmeId} AND (
      "state" = 'granted' OR "state" = 'offered' AND "offerExpiresAt" > ${askedUntil}::timestamptz)`
  const [{ holders, first }] = holdersSchema.parse(held)
  const free = freePlaces({ rules: programme, at: askedUntil, holders, firstHolders: first })
  const walk = walkSql({ programmeId, askedUntil, free, most: all })
  const rows = await db.$queryRaw`
    SELECT "tier"::int AS "tier", ${outcomeSql} AS "outcome", count(*)::int AS "children"
    FROM (${walk}) "walk" GROUP BY 1, 2 ORDER BY 1, 2`
  return { askedUntil, free, tiers: z.array(rowSchema).parse(rows) }
}

const outcomeSql = Prisma.sql`CASE WHEN "isHeld" THEN 'held' WHEN NOT "isServed" THEN 'waiting'
  WHEN "state" = 'requested' OR "takesFreePlace" THEN 'granted' ELSE 'offered' END`
