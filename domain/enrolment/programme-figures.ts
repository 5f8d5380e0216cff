import { z } from 'zod'
import type { Transaction } from '@/prisma/database'

interface FiguresOptions {
  db: Transaction
  programmeId: string
}

const rowSchema = z.object({
  tier: z.number(),
  province: z.string(),
  asked: z.number(),
  granted: z.number(),
  waiting: z.number(),
})

/** How many asked, have a place and wait, by tier and province. */
export type ProgrammeFigure = z.infer<typeof rowSchema>

/** Nothing personal: whoever shows them says "fewer than five" for what is smaller. */
export async function readProgrammeFigures({ db, programmeId }: FiguresOptions) {
  const rows = await db.$queryRaw`
    SELECT "tier"::int AS "tier", "province", count(*)::int AS "asked",
      count(*) FILTER (WHERE "state" IN ('granted', 'offered'))::int AS "granted",
      count(*) FILTER (WHERE "state" IN ('requested', 'waitlisted'))::int AS "waiting"
    FROM "Subscription" WHERE "programmeId" = ${programmeId}
    GROUP BY "tier", "province" ORDER BY "tier", "province"`
  return z.array(rowSchema).parse(rows)
}

/** Below it a number could tell of single children. */
export const leastShown = 5
