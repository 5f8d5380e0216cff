import { Prisma } from '@/prisma/database'

/** Whoever looks at all evidence, or only at what others could not agree on. */
export type ReviewScope = 'all' | 'disagreements'

interface WaitingOptions {
  now: Date
  accountId: string
  scope: ReviewScope
}

/**
 * SQL: the evidence `e` that somebody may take for a look now. Nobody looks at what is their own family's,
 * at what they looked at before in this round, or, after an objection, ever.
 */
export const waitingEvidence = ({ now, accountId, scope }: WaitingOptions) => Prisma.sql`
  e."state" = 'in_review' AND e."appliesAt" IS NULL AND e."erasedAt" IS NULL
  AND (e."heldUntil" IS NULL OR e."heldUntil" <= ${now}::timestamptz)
  AND (${scope} = 'all' OR e."look" = 3 OR e."isObjection")
  AND NOT EXISTS (
    SELECT 1 FROM "Subscription" s JOIN "Guardian" g ON g."familyId" = s."familyId"
    WHERE s."id" = e."subscriptionId" AND g."accountId" = ${accountId}
  )
  AND NOT EXISTS (
    SELECT 1 FROM "EvidenceReview" r JOIN "Evidence" own ON own."id" = r."evidenceId"
    WHERE own."subscriptionId" = e."subscriptionId" AND r."accountId" = ${accountId}
      AND (e."isObjection" OR (r."evidenceId" = e."id" AND r."round" = e."round"))
  )`
