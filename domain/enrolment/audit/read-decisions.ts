import { z } from 'zod'
import { Prisma, type Transaction } from '@/prisma/database'
import type { ProgrammeRules } from '../find-programme-rules'
import { finalKeySql } from './entries'

const rowSchema = z.object({
  sequence: z.number(),
  subscriptionId: z.string(),
  kind: z.string(),
  tier: z.number(),
  orderKey: z.string(),
  rank: z.number().nullable(),
})

/** A decision, with the rank of its entry among all that were ever in line. */
export type RankedDecision = z.infer<typeof rowSchema>

interface ReadOptions {
  db: Transaction
  programme: ProgrammeRules
  mostAtOnce?: number
}

/** All decisions in their order, some at a time: however many there are, few are in memory. */
export async function* readDecisions({ db, programme, mostAtOnce = 20_000 }: ReadOptions) {
  const { id: programmeId } = programme
  const finalKey = finalKeySql(Prisma.sql`d."orderKey"`, programme)
  let after = 0
  for (;;) {
    const rows = await db.$queryRaw`
      SELECT d."sequence", d."subscriptionId", d."kind", d."tier", d."orderKey", e."rank"
      FROM (
        SELECT * FROM "Decision" WHERE "programmeId" = ${programmeId} AND "sequence" > ${after}
        ORDER BY "sequence" LIMIT ${mostAtOnce}
      ) d
      LEFT JOIN "audit_entry" e ON e."id" = d."subscriptionId" AND e."orderKey" = ${finalKey}
      ORDER BY d."sequence"`
    const decisions = z.array(rowSchema).parse(rows)
    yield* decisions
    const last = decisions.at(-1)
    if (!last) return
    after = last.sequence
  }
}
