import { Prisma, type Transaction } from '@/prisma/database'
import type { BatchStep } from './decide-batch'
import { recordDecisions } from './record-decisions'
import { restand } from './restand-units'

/**
 * Before anybody new gets a place: those of whom evidence was asked as they asked are written down as held,
 * and whoever looks like a child that another family entered before is held until that is settled. Of two
 * entries the earlier counts: entering a child twice gains nothing, in a draw neither.
 */
export async function holdNewcomers(tx: Transaction, { programme, most }: BatchStep) {
  const { id: programmeId, head } = programme
  const counts = await recordDecisions(tx, {
    programme,
    changes: Prisma.sql`
      SELECT "id", ARRAY['held'] AS "kinds", "state", "tier", "orderKey", true AS "isHeld"
      FROM "Subscription"
      WHERE "programmeId" = ${programmeId} AND "state" = 'requested' AND "isHeld" = true
        AND "decidedAt" IS NULL AND "askedAt" <= ${head.askedUntil}::timestamptz
      ORDER BY "tier", "orderKey", "id" LIMIT ${most}`,
  })
  const found = await tx.$queryRaw<{ id: string }[]>`
    UPDATE "Subscription" s SET "duplicateState" = 'open'
    FROM (
      SELECT "id", "likeness", "identityHash", "familyId", "askedAt" FROM "Subscription"
      WHERE "programmeId" = ${programmeId} AND "state" = 'requested' AND "isHeld" = false
        AND "duplicateState" = 'none' AND "askedAt" <= ${head.askedUntil}::timestamptz
      ORDER BY "tier", "orderKey", "id" LIMIT ${most}
    ) n
    WHERE s."id" = n."id" AND (
      EXISTS (
        SELECT 1 FROM "Child" k JOIN "Subscription" t ON t."childId" = k."id"
        WHERE k."likeness" = n."likeness" AND t."programmeId" = ${programmeId} AND ${isEarlierElsewhere}
      ) OR n."identityHash" IS NOT NULL AND EXISTS (
        SELECT 1 FROM "Child" k JOIN "Subscription" t ON t."childId" = k."id"
        WHERE k."identityHash" = n."identityHash" AND t."programmeId" = ${programmeId} AND ${isEarlierElsewhere}
      )
    )
    RETURNING s."id"`
  if (found.length > 0) {
    await restand(tx, {
      programme,
      units: Prisma.sql`
        SELECT DISTINCT "familyId", coalesce("togetherId", "id") AS "unitId" FROM "Subscription"
        WHERE "id" = ANY(${found.map(({ id }) => id)})`,
    })
  }
  return (counts.held ?? 0) + found.length
}

// The child first: nearly always it is the newcomer's own, and nothing more needs to be read.
const isEarlierElsewhere = Prisma.sql`k."familyId" <> n."familyId" AND t."familyId" <> n."familyId"
  AND t."state" NOT IN ('cancelled', 'refused')
  AND (t."askedAt", t."id") < (n."askedAt", n."id")`
