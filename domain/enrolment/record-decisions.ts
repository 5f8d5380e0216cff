import { z } from 'zod'
import { Prisma, type Transaction } from '@/prisma/database'
import type { SaidReason } from '../evidence/review-reasons'
import { subscriptionLetters } from '../mail/letters/subscription-decided'
import type { DecisionKind } from './decision-kinds'
import type { HeldProgramme } from './hold-programme'

interface RecordOptions {
  programme: HeldProgramme
  /**
   * What changes, a row a subscription: "id", "kinds" (text[], in their order), and how it stands after:
   * "state", "tier", "orderKey", "isHeld".
   */
  changes: Prisma.Sql
  /** Where families read how they stand; without it no letters are written. */
  portalUrl?: string
  /** Why a claim was refused, for the letter about it. */
  reason?: SaidReason
}

export type DecidedCounts = Partial<Record<DecisionKind, number>>

const hourMs = 3_600_000
const countsSchema = z.array(z.object({ kind: z.string(), count: z.number() }))

/**
 * The one place in which a subscription's state changes: the rows, the decisions, the block that chains
 * them to those before, and the letters are one statement of a transaction that holds the programme. Its
 * `head` goes on, for a next call in the same transaction.
 */
export async function recordDecisions(tx: Transaction, options: RecordOptions) {
  const { programme, changes } = options
  const { id: programmeId, at, head } = programme
  const offerExpiresAt = new Date(at.getTime() + programme.offerHours * hourMs)
  const rows = await tx.$queryRaw`
    WITH "change" AS MATERIALIZED (
      SELECT c.*, s."familyId",
        (c."state" IN ('granted', 'offered'))::int - (s."state" IN ('granted', 'offered'))::int AS "more",
        (c."state" IN ('granted', 'offered') AND c."tier" = 1)::int
          - (s."state" IN ('granted', 'offered') AND s."tier" = 1)::int AS "moreFirst"
      FROM (${changes}) c JOIN "Subscription" s ON s."id" = c."id"
    ),
    "line" AS MATERIALIZED (
      SELECT c."id", c."familyId", c."tier", c."orderKey", k."kind", ${head.lastSequence}::int
        + (row_number() OVER (ORDER BY c."tier", c."orderKey", c."id", k."turn"))::int AS "sequence"
      FROM "change" c CROSS JOIN LATERAL unnest(c."kinds") WITH ORDINALITY k("kind", "turn")
    ),
    "changed" AS (
      UPDATE "Subscription" s SET
        "state" = c."state", "tier" = c."tier", "orderKey" = c."orderKey", "isHeld" = c."isHeld",
        "decidedAt" = ${at}::timestamptz,
        "offerExpiresAt" = CASE WHEN c."state" = 'offered'
          THEN coalesce(s."offerExpiresAt", ${offerExpiresAt}::timestamptz) END
      FROM "change" c WHERE s."id" = c."id"
    ),
    "decided" AS (
      INSERT INTO "Decision"
        ("programmeId", "sequence", "subscriptionId", "kind", "tier", "orderKey", "at")
      SELECT ${programmeId}, "sequence", "id", "kind", "tier", "orderKey", ${at}::timestamptz FROM "line"
    ),
    "sums" AS (
      SELECT coalesce(sum("more"), 0)::int AS "more", coalesce(sum("moreFirst"), 0)::int AS "moreFirst"
      FROM "change"
    ),
    "block" AS (
      INSERT INTO "DecisionBlock" ("programmeId", "number", "firstSequence", "lastSequence", "at",
        "askedUntil", "holders", "firstHolders", "hash")
      SELECT ${programmeId}, ${head.number + 1}::int, min("sequence"), max("sequence"), ${at}::timestamptz,
        ${head.askedUntil}::timestamptz, ${head.holders}::int + max("more"), ${head.firstHolders}::int + max("moreFirst"),
        encode(sha256(convert_to(${blockOpening(programme)} || string_agg(
          concat_ws(' ', "sequence", "kind", "tier", "orderKey", "id"), E'\n' ORDER BY "sequence"
        ), 'UTF8')), 'hex')
      FROM "line" CROSS JOIN "sums" HAVING count(*) > 0
    )
    ${lettersSql(options)}
    SELECT "kind", count(*)::int AS "count" FROM "line" GROUP BY "kind"`
  const counts = countsSchema.parse(rows)
  if (counts.length > 0) programme.head = await readHead(tx, programmeId)
  return Object.fromEntries(counts.map(({ kind, count }) => [kind, count])) as DecidedCounts
}

/** What a block's digest begins with; its decisions follow, a line each. */
function blockOpening({ head, at }: HeldProgramme) {
  return `${head.hash}\n${head.number + 1} ${at.getTime()} ${head.askedUntil.getTime()}\n`
}

const readHead = (tx: Transaction, programmeId: string) =>
  tx.decisionBlock.findFirstOrThrow({ where: { programmeId }, orderBy: { number: 'desc' } })

/** A letter to each guardian about each kind of news, however many of their children it is about. */
function lettersSql({ programme, portalUrl, reason }: RecordOptions) {
  if (portalUrl === undefined) return Prisma.empty
  const letters = subscriptionLetters({ programme, portalUrl, reason })
  return Prisma.sql`,
    "letter" AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(letters)}::jsonb)
        AS l("kind" text, "locale" text, "subject" text, "one" text, "many" text)
    ),
    "news" AS MATERIALIZED (
      SELECT "familyId", "kind", count(*) AS "children", min("sequence") AS "sequence"
      FROM "line" GROUP BY "familyId", "kind"
    ),
    "reader" AS MATERIALIZED (
      SELECT n."kind", n."children", n."sequence", a."id" AS "accountId", a."email",
        CASE WHEN a."locale" = 'zh' THEN 'zh' ELSE 'en' END AS "locale"
      FROM "news" n
      JOIN "Guardian" g ON g."familyId" = n."familyId"
      JOIN "Account" a ON a."id" = g."accountId"
    ),
    "posted" AS (
      INSERT INTO "OutgoingMail" ("id", "recipient", "subject", "text", "createdAt", "dueAt", "isBulk")
      -- By number, not at random: so that millions are written at one place of the index.
      SELECT concat_ws('-', ${programme.id}::text, r."sequence", r."accountId"), r."email", l."subject",
        CASE WHEN r."children" = 1 THEN l."one" ELSE replace(l."many", '{children}', r."children"::text) END,
        ${programme.at}::timestamptz, ${programme.at}::timestamptz, true
      FROM "reader" r JOIN "letter" l USING ("kind", "locale")
    )`
}
