import { z } from 'zod'
import { type Database, Prisma } from '@/prisma/database'
import { unseal } from '../access/seal'
import { hashDrawSeed, lotKeys } from './draw'
import { whileHolding } from './hold-programme'

interface DrawLotsOptions {
  db: Database
  programmeId: string
  accountSecret: string
  mostAtOnce: number
  /** For tests: the moment instead of the database's. */
  at?: Date
}

const minuteMs = 60_000
const lastSchema = z.tuple([z.object({ last: z.string().nullable() })])

/** When the minutes are over in which the order is drawn by lot; null where nothing is drawn. */
export const drawEndsAt = ({
  opensAt,
  drawMinutes,
}: {
  opensAt: Date
  drawMinutes: number | null
}) => (drawMinutes === null ? null : new Date(opensAt.getTime() + drawMinutes * minuteMs))

/**
 * Gives everybody of the drawn minutes a lot, some at a time, and then reveals the seed. A draw that was
 * broken off goes on: lots follow from the seed and the receipts alone. Nothing is decided before its end.
 */
export async function drawLots(options: DrawLotsOptions) {
  let after: string | null = ''
  while (after !== null) after = await drawSome(options, after)
}

function drawSome(
  { db, programmeId, at, accountSecret, mostAtOnce }: DrawLotsOptions,
  after: string,
) {
  return whileHolding({ db, programmeId, at }, async (tx, programme) => {
    const { drawnAt, sealedDrawSeed, drawSeedHash } = programme
    const endsAt = drawEndsAt(programme)
    if (drawnAt || !endsAt || !sealedDrawSeed) return null
    const seed = unseal(sealedDrawSeed, 'draw seed', accountSecret)
    if (hashDrawSeed(seed) !== drawSeedHash)
      throw new Error('the seed of a draw is not the published one')
    const { inner, outer } = lotKeys(seed)
    const unitId = Prisma.sql`coalesce(s."togetherId", s."id")`
    const rows = await tx.$queryRaw`
      WITH "next" AS MATERIALIZED (
        SELECT "id" FROM "Subscription" WHERE "id" > ${after} ORDER BY "id" LIMIT ${mostAtOnce}
      ),
      "drawn" AS (
        UPDATE "Subscription" s SET "lot" = l."lot", "orderKey" = '0' || l."lot" || l."unitId"
        FROM (
          SELECT s."id", ${unitId} AS "unitId", encode(sha256(
            ${outer}::bytea || sha256(${inner}::bytea || convert_to(${unitId}, 'UTF8'))
          ), 'hex') AS "lot"
          FROM "next" JOIN "Subscription" s USING ("id")
          WHERE s."programmeId" = ${programmeId} AND s."lot" IS NULL
            AND s."askedAt" < ${endsAt}::timestamptz
        ) l WHERE s."id" = l."id"
      )
      SELECT max("id") AS "last" FROM "next"`
    const { last } = lastSchema.parse(rows)[0]
    if (last === null) {
      const data = { drawnAt: programme.at, drawSeed: seed }
      await tx.programme.update({ where: { id: programmeId }, data })
    }
    return last
  })
}
