import type { Client } from 'pg'

interface FillOptions {
  client: Client
  programmeId: string
  /** Children who ask. */
  asked: number
  opensAt: Date
  drawMinutes: number
}

/** Of a hundred children: those of the first tier, and those who ask together with a sibling. */
const firstTierPercent = 20
const togetherPercent = 10
/** How long it takes until all have asked, in minutes of the draw: half of them come within. */
const askingLength = 2

/**
 * A country's families who have asked, as asking writes it down: every family with a guardian's account, and
 * one child; in each hundred some families have two who want places together. Times of asking are spread
 * at random, so that their order is no order of rows.
 */
export async function fillProgramme(options: FillOptions) {
  const { client, programmeId, asked, opensAt, drawMinutes } = options
  const parameters = `'${programmeId}', '${opensAt.toISOString()}'::timestamptz`
  const statements = [
    'SET synchronous_commit = off',
    "SET work_mem = '64MB'",
    `INSERT INTO "Account" ("id", "email", "name", "locale", "createdAt")
     SELECT 'a' || n, 'guardian' || n || '@bench.example', 'Guardian', CASE WHEN n % 10 = 0 THEN 'en' ELSE 'zh' END, now()
     FROM generate_series(1, ${asked}) n`,
    `INSERT INTO "Family" ("id", "createdAt") SELECT 'f' || n, now() FROM generate_series(1, ${asked}) n`,
    `INSERT INTO "Guardian" ("accountId", "familyId", "createdAt")
     SELECT 'a' || n, 'f' || n, now() FROM generate_series(1, ${asked}) n`,
    `INSERT INTO "Child" ("id", "familyId", "sealedProfile", "likeness", "createdAt")
     SELECT 'k' || n, 'f' || ${familyOf}, repeat('x', 300), 'likeness ' || n, now()
     FROM generate_series(1, ${asked}) n`,
    `INSERT INTO "Subscription" ("id", "programmeId", "childId", "familyId", "tier", "claimTier",
       "ownTier", "orderKey", "claim", "claimState", "province", "likeness", "togetherId", "askedAt", "takesFreePlace")
     SELECT "id", "programmeId", "childId", "familyId", "tier", "tier", "tier",
       '1' || lpad((extract(epoch FROM "askedAt") * 1000000)::bigint::text, 16, '0') || coalesce("togetherId", "id"),
       CASE WHEN "tier" = 1 THEN 'residence'::"ClaimKind" END,
       CASE WHEN "tier" = 1 THEN 'declared' ELSE 'none' END::"ClaimState",
       CASE WHEN "tier" = 1 THEN '42' ELSE (11 + f % 5)::text END, 'likeness ' || n, "togetherId", "askedAt", true
     FROM (
       SELECT n, f, p."programmeId", 'k' || n AS "childId", 'f' || f AS "familyId",
         left(md5('receipt' || n), 16) AS "id",
         CASE WHEN abs(hashint4(f)::bigint) % 100 < ${firstTierPercent} THEN 1 ELSE 2 END AS "tier",
         CASE WHEN ${isTogether} THEN left(md5('group' || f), 16) END AS "togetherId",
         p."opensAt" + (('x' || left(md5('asked' || f), 8))::bit(32)::bigint / 4294967296.0)
           * interval '${drawMinutes * askingLength} minutes' AS "askedAt"
       FROM (SELECT n, ${familyOf} AS f FROM generate_series(1, ${asked}) n) "numbered",
         (VALUES (${parameters})) p("programmeId", "opensAt")
       ORDER BY md5('row' || n)
     ) "asking"`,
    'ANALYZE',
    'CHECKPOINT',
  ]
  for (const statement of statements) await client.query(statement)
}

/** The second of two siblings is of the family of the first. */
const familyOf = `(CASE WHEN n % 100 < ${togetherPercent} AND n % 2 = 1 AND n > 1 THEN n - 1 ELSE n END)`
const isTogether = `f % 100 < ${togetherPercent} AND f % 2 = 0`
