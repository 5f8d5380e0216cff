import { type Database, Prisma, type Transaction } from '@/prisma/database'
import type { SaidReason } from '../evidence/review-reasons'
import type { DecisionKind } from './decision-kinds'
import { type HeldProgramme, whileHolding } from './hold-programme'
import { recordDecisions } from './record-decisions'

interface RestandOptions {
  programme: HeldProgramme
  /** A query of "familyId" and "unitId": a subscription alone, or siblings who want places together. */
  units: Prisma.Sql
  /** The one about which something was found out, and what. */
  subject?: { id: string; kinds: readonly DecisionKind[] }
  portalUrl?: string
  reason?: SaidReason
}

const isQuestioned = Prisma.sql`(s."duplicateState" = 'open'
  OR (s."objectedAt" IS NULL AND s."claimState" IN ('evidence_asked', 'in_review')))`

/**
 * Puts units where they belong after something about one of their members was found out: in the tier of
 * the last of them, held while any of them is in question. Whoever falls behind loses a place, granted or
 * offered, and is decided about anew from there: if nobody who waits stands before, the place comes back.
 */
export function restand(tx: Transaction, { units, subject, ...options }: RestandOptions) {
  const { id: programmeId } = options.programme
  return recordDecisions(tx, {
    ...options,
    changes: Prisma.sql`
      SELECT "id", "kinds", "state", "tier", "orderKey", "isHeld" FROM (
        SELECT "id", "state", "tier", "orderKey", "isHeld",
          CASE WHEN "id" = ${subject?.id ?? ''} THEN ${[...(subject?.kinds ?? [])]}::text[]
            WHEN "tier" <> "formerTier" THEN ARRAY['moved'] ELSE ARRAY[]::text[] END
          || CASE WHEN "isHeld" AND NOT "isKnown" THEN ARRAY['held']
            WHEN "wasHeld" AND NOT "isHeld" THEN ARRAY['released'] ELSE ARRAY[]::text[] END AS "kinds"
        FROM (
          SELECT "id", "formerTier", "wasHeld", "isKnown", "unitTier" AS "tier", "orderKey", "after" AS "state",
            "isInQuestion" AND "after" IN ('requested', 'waitlisted') AS "isHeld"
          FROM (
            SELECT *, CASE WHEN "state" IN ('granted', 'offered') AND "unitTier" > "formerTier"
              THEN 'requested'::"SubscriptionState" ELSE "state" END AS "after"
            FROM (
              SELECT s."id", s."state", s."tier" AS "formerTier", s."orderKey",
                s."isHeld" AS "wasHeld",
                -- Before anything was decided nobody has written down that it is held.
                s."isHeld" AND s."decidedAt" IS NOT NULL AS "isKnown",
                max(s."ownTier") OVER "unit" AS "unitTier", bool_or(${isQuestioned}) OVER "unit" AS "isInQuestion"
              FROM "Subscription" s
              JOIN (${units}) u ON s."familyId" = u."familyId"
                AND coalesce(s."togetherId", s."id") = u."unitId"
              WHERE s."programmeId" = ${programmeId}
                AND s."state" IN ('requested', 'waitlisted', 'offered', 'granted')
              WINDOW "unit" AS (PARTITION BY u."unitId")
            ) "member"
          ) "placed"
        ) "stood"
      ) "restood"
      WHERE cardinality("kinds") > 0`,
  })
}

/** One unit, as `restand` takes it. */
export const unitOf = ({ familyId, togetherId, id }: UnitMember) =>
  Prisma.sql`SELECT ${familyId} AS "familyId", ${togetherId ?? id} AS "unitId"`

interface UnitMember {
  id: string
  familyId: string
  togetherId: string | null
}

interface RestandUnitOptions {
  db: Database
  programmeId: string
  member: UnitMember
}

/** For siblings of whom one turned out to be there already: they stand as one without it. */
export function restandUnit({ db, programmeId, member }: RestandUnitOptions) {
  return whileHolding({ db, programmeId }, (tx, programme) =>
    restand(tx, { programme, units: unitOf(member) }),
  )
}
