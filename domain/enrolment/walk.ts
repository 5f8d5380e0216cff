import { Prisma } from '@/prisma/database'
import type { FreePlaces } from './free-places'

interface WalkOptions {
  programmeId: string
  /** Whoever asked until then is decided about. */
  askedUntil: Date
  free: FreePlaces
  /** How many of those who may get a place are looked at. */
  most: number
}

const columns = Prisma.sql`
  "id", "state", "tier", "orderKey", "isHeld", "takesFreePlace", "togetherId"`

/**
 * Who is next, in strict order, as a query: "isServed" tells who gets a place now. Everybody who waits takes
 * one of what is free in turn; whoever is held takes one too and does not get it, so that nobody
 * behind has it before the question is settled. Siblings who stand as one need places for all of them:
 * where there are fewer, the places wait, and nobody behind is served first.
 */
export const walkSql = (options: WalkOptions) => Prisma.sql`
  SELECT "id", "state", "tier", "orderKey", "takesFreePlace",
    NOT "isHeld" AND "need" <= ${options.free.all}
      AND ("tier" = 1 OR "needOfOthers" <= ${options.free.others}) AS "isServed",
    "isHeld"
  FROM (
    SELECT *, count(*) OVER "standing" AS "need",
      count(*) FILTER (WHERE "tier" > 1) OVER "standing" AS "needOfOthers"
    FROM (${lineSql(options)}) "line"
    -- Those with one key come in together: the count of all of them stands at each.
    WINDOW "standing" AS (ORDER BY "tier", "orderKey")
  ) "counted"`

/** The front of the line, with those before its end who are held. */
const lineSql = ({ programmeId, askedUntil, most }: WalkOptions) => Prisma.sql`
  WITH "front" AS MATERIALIZED (
    SELECT *, row_number() OVER (ORDER BY "tier", "orderKey", "id") AS "place" FROM (
      (SELECT ${columns} FROM "Subscription"
        WHERE "programmeId" = ${programmeId} AND "state" = 'requested' AND "isHeld" = false
          AND "askedAt" <= ${askedUntil}::timestamptz
        ORDER BY "tier", "orderKey", "id" LIMIT ${most})
      UNION ALL
      (SELECT ${columns} FROM "Subscription"
        WHERE "programmeId" = ${programmeId} AND "state" = 'waitlisted' AND "isHeld" = false
        ORDER BY "tier", "orderKey", "id" LIMIT ${most})
    ) "each"
    ORDER BY "tier", "orderKey", "id" LIMIT ${most}
  ),
  "end" AS (
    SELECT "tier", "orderKey", "place" FROM "front" ORDER BY "place" DESC LIMIT 1
  )
  SELECT ${frontColumns} FROM "front" f, "end" e
  -- Siblings whom the end cuts apart are left for the next time.
  WHERE NOT (e."place" = ${most} AND f."togetherId" IS NOT NULL
    AND f."orderKey" = e."orderKey" AND f."tier" = e."tier")
  UNION ALL
  SELECT s."id", s."state", s."tier", s."orderKey", s."isHeld", s."takesFreePlace", s."togetherId"
  FROM "Subscription" s, "end" e
  WHERE s."programmeId" = ${programmeId} AND s."state" IN ('requested', 'waitlisted')
    AND s."isHeld" = true AND s."askedAt" <= ${askedUntil}::timestamptz
    AND (s."tier", s."orderKey") <= (e."tier", e."orderKey")`

const frontColumns = Prisma.sql`f."id", f."state", f."tier", f."orderKey", f."isHeld",
  f."takesFreePlace", f."togetherId"`
