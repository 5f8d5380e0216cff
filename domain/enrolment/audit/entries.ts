import { z } from 'zod'
import { Prisma, type Transaction } from '@/prisma/database'
import { lotKeys } from '../draw'
import { drawEndsAt } from '../draw-lots'
import type { ProgrammeRules } from '../find-programme-rules'

/**
 * The key under which somebody of the drawn minutes stands in the end, whether the lots were drawn yet when
 * something was decided or not.
 */
export function finalKeySql(orderKey: Prisma.Sql, programme: ProgrammeRules) {
  const endsAt = drawEndsAt(programme)
  const { drawSeed } = programme
  if (!endsAt || !drawSeed) return orderKey
  const { inner, outer } = lotKeys(drawSeed)
  const end = `1${String(endsAt.getTime() * 1_000).padStart(16, '0')}`
  const unitId = Prisma.sql`substr(${orderKey}, 18)`
  const lot = Prisma.sql`encode(sha256(
    ${outer}::bytea || sha256(${inner}::bytea || convert_to(${unitId}, 'UTF8'))), 'hex')`
  return Prisma.sql`CASE WHEN ${orderKey} LIKE '1%' AND left(${orderKey}, 17) COLLATE "C" < ${end}
    THEN '0' || ${lot} || ${unitId} ELSE ${orderKey} END`
}

const rowSchema = z.object({
  rank: z.number(),
  tier: z.number(),
  orderKey: z.string(),
  unitId: z.string(),
  state: z.string().nullable(),
  nowTier: z.number().nullable(),
  isCurrent: z.boolean(),
})

/** Somebody's standing in line: a subscription under one order key; who asks again stands anew. */
export type Entry = z.infer<typeof rowSchema>

interface MakeOptions {
  db: Transaction
  programme: ProgrammeRules
}

/**
 * Ranks everybody who ever stood in line by order key, and not by what any decision says. In a table of this
 * transaction alone.
 */
export async function makeEntries({ db, programme }: MakeOptions) {
  const { id: programmeId } = programme
  const finalKey = finalKeySql(Prisma.sql`"orderKey"`, programme)
  await db.$executeRaw`
    CREATE TEMP TABLE "audit_entry" ON COMMIT DROP AS
    SELECT (row_number() OVER (ORDER BY "orderKey" COLLATE "C", "id"))::int - 1 AS "rank", "id", "orderKey", "tier"
    FROM (
      SELECT "id", "orderKey", (min("sequence"::bigint * 16 + "tier") % 16)::int AS "tier"
      FROM (
        SELECT "subscriptionId" AS "id", ${finalKey} AS "orderKey", "tier"::int, "sequence" FROM "Decision"
        WHERE "programmeId" = ${programmeId}
        UNION ALL
        SELECT "id", ${finalKey}, "tier"::int, 2147483647 FROM "Subscription" WHERE "programmeId" = ${programmeId}
      ) "known" GROUP BY "id", "orderKey"
    ) "entry"`
  await db.$executeRaw`CREATE UNIQUE INDEX ON "audit_entry" ("id", "orderKey")`
  await db.$executeRaw`CREATE UNIQUE INDEX ON "audit_entry" ("rank")`
  await db.$executeRaw`ANALYZE "audit_entry"`
}

/** In the order of their ranks, some at a time. */
export async function* readEntries({ db, programme }: MakeOptions) {
  const { id: programmeId } = programme
  const mostAtOnce = 20_000
  for (let from = 0; ; from += mostAtOnce) {
    const rows = await db.$queryRaw`
      SELECT e."rank", e."tier", e."orderKey", s."state"::text AS "state", s."tier"::int AS "nowTier",
        CASE WHEN e."orderKey" LIKE '0%' THEN substr(e."orderKey", 66) ELSE substr(e."orderKey", 18) END AS "unitId",
        s."orderKey" IS NOT NULL AND ${finalKeySql(Prisma.sql`s."orderKey"`, programme)} = e."orderKey" AS "isCurrent"
      FROM "audit_entry" e
      LEFT JOIN "Subscription" s ON s."id" = e."id" AND s."programmeId" = ${programmeId}
      WHERE e."rank" >= ${from} AND e."rank" < ${from + mostAtOnce} ORDER BY e."rank"`
    const entries = z.array(rowSchema).parse(rows)
    yield* entries
    if (entries.length < mostAtOnce) return
  }
}
