import { z } from 'zod'
import { Prisma, type Transaction } from '@/prisma/database'
import { hashDrawSeed } from '../draw'
import { drawEndsAt } from '../draw-lots'
import type { ProgrammeRules } from '../find-programme-rules'
import { askedKeySql } from '../order-key'
import type { ProblemList } from './problem-list'

interface CheckDrawOptions {
  db: Transaction
  programme: ProgrammeRules
  found: ProblemList
}

const countsSchema = z.tuple([z.object({ misdrawn: z.number(), misplaced: z.number() })])

/** That the revealed seed is the promised one, and that everybody of the drawn minutes has a lot and nobody else. */
export async function checkDraw({ db, programme, found }: CheckDrawOptions) {
  const { id, drawnAt, drawSeed, drawSeedHash } = programme
  const endsAt = drawEndsAt(programme)
  if (drawnAt && (!drawSeed || hashDrawSeed(drawSeed) !== drawSeedHash)) {
    found.add('The seed of the draw is not the one whose digest was published.')
  }
  const isOfDraw =
    endsAt && drawnAt ? Prisma.sql`"askedAt" < ${endsAt}::timestamptz` : Prisma.sql`false`
  const unitId = Prisma.sql`coalesce("togetherId", "id")`
  const rows = await db.$queryRaw`
    SELECT count(*) FILTER (WHERE ("lot" IS NOT NULL) <> (${isOfDraw}))::int AS "misdrawn",
      count(*) FILTER (WHERE "orderKey" <> CASE WHEN "lot" IS NOT NULL THEN '0' || "lot" || ${unitId}
        ELSE ${askedKeySql(Prisma.sql`"askedAt"`, unitId)} END)::int AS "misplaced"
    FROM "Subscription" WHERE "programmeId" = ${id}`
  const { misdrawn, misplaced } = countsSchema.parse(rows)[0]
  if (misdrawn > 0)
    found.add(`${misdrawn} have a lot and asked too late for it, or have none and should.`)
  if (misplaced > 0)
    found.add(`${misplaced} stand elsewhere than their time of asking or lot says.`)
}
