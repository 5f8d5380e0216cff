import type { Client } from 'pg'

interface CheckOptions {
  client: Client
  programmeId: string
}

/**
 * An exact check by statements that know nothing of how decisions are made: they look at who asked, when, in
 * which tier and by which lot, and at who has a place. Each must count 0.
 */
const checks: Record<string, string> = {
  places_beyond_quota: `SELECT greatest(0, count(*) FILTER (WHERE s."state" IN ('granted', 'offered')) - max(p."quota"))
    FROM "Subscription" s JOIN "Programme" p ON p."id" = s."programmeId" WHERE p."id" = $1`,
  // A place may be left where the next in order are siblings for whom it is too few.
  places_left: `SELECT CASE WHEN "free" >= coalesce("needed", 1) AND "waiting" > 0 THEN "free" ELSE 0 END FROM (
      SELECT p."quota" - count(*) FILTER (WHERE s."state" IN ('granted', 'offered')) AS "free",
        count(*) FILTER (WHERE s."state" IN ('requested', 'waitlisted')) AS "waiting",
        (SELECT count(*) FROM "Subscription" t WHERE t."programmeId" = p."id" AND coalesce(t."togetherId", t."id") = (
          SELECT coalesce(w."togetherId", w."id") FROM "Subscription" w
          WHERE w."programmeId" = p."id" AND w."state" IN ('requested', 'waitlisted')
          ORDER BY w."tier", w."lot" NULLS LAST, w."askedAt" LIMIT 1)) AS "needed"
      FROM "Subscription" s JOIN "Programme" p ON p."id" = s."programmeId" WHERE p."id" = $1 GROUP BY p."id"
    ) "sums"`,
  passed_over: `SELECT count(*) FROM "Subscription" w, (
      SELECT g."tier", coalesce(g."lot", 'later') AS "lot", g."askedAt",
        coalesce(g."togetherId", g."id") AS "unit"
      FROM "Subscription" g WHERE g."programmeId" = $1 AND g."state" IN ('granted', 'offered')
      ORDER BY g."tier" DESC, coalesce(g."lot", 'later') COLLATE "C" DESC, g."askedAt" DESC,
        coalesce(g."togetherId", g."id") COLLATE "C" DESC LIMIT 1
    ) l
    WHERE w."programmeId" = $1 AND w."state" IN ('requested', 'waitlisted')
      AND (w."tier", coalesce(w."lot", 'later') COLLATE "C", w."askedAt", coalesce(w."togetherId", w."id") COLLATE "C")
        < (l."tier", l."lot", l."askedAt", l."unit")`,
  given_twice: `SELECT count(*) FROM (
      SELECT "subscriptionId" FROM "Decision" WHERE "programmeId" = $1 AND "kind" IN ('granted', 'offered')
      GROUP BY "subscriptionId" HAVING count(*) > 1) "twice"`,
  given_without_decision: `SELECT abs(
      (SELECT count(*) FROM "Subscription" WHERE "programmeId" = $1 AND "state" = 'granted') -
      (SELECT count(*) FROM "Decision" WHERE "programmeId" = $1 AND "kind" = 'granted'))`,
  kept_share_taken: `SELECT greatest(0, count(*) - max(p."quota" - p."keptQuota"))
    FROM "Decision" d JOIN "Programme" p ON p."id" = d."programmeId"
    WHERE p."id" = $1 AND d."kind" = 'granted' AND d."tier" > 1 AND d."at" < p."keptUntil"`,
  groups_torn_apart: `SELECT count(*) FROM (
      SELECT "togetherId" FROM "Subscription" WHERE "programmeId" = $1 AND "togetherId" IS NOT NULL
      GROUP BY "togetherId" HAVING count(DISTINCT "state") > 1) "torn"`,
  undecided: `SELECT count(*) FROM "Subscription" WHERE "programmeId" = $1 AND "state" = 'requested'`,
}

export async function checkDecisions({ client, programmeId }: CheckOptions) {
  const counts: Record<string, number> = {}
  for (const [name, statement] of Object.entries(checks)) {
    const { rows } = await client.query({
      text: statement,
      values: [programmeId],
      rowMode: 'array',
    })
    counts[name] = Number(rows[0]?.[0])
  }
  return counts
}
