import { z } from 'zod'
import { type Database, Prisma } from '@/prisma/database'
import { Gatherer } from '../gatherer'
import { sharedAskingLock } from './asking-lock'
import { askedKeySql } from './order-key'
import type { RequestedChild } from './requested-child'

/** What one family asks in one go. */
export interface RequestToInsert {
  programmeId: string
  familyId: string
  /** Of siblings who want places together or none. */
  togetherId: string | null
  takesFreePlace: boolean
  children: readonly RequestedChild[]
  /** For tests: the moment instead of the database's. */
  at?: Date
}

/** The ids of the subscriptions that are new. */
type Inserted = readonly string[]

const gatherers = new WeakMap<Database, Gatherer<RequestToInsert, Inserted>>()
const insertedSchema = z.array(z.object({ number: z.number(), id: z.string() }))

/** Writes a request down, for good when this resolves; those that come at once share one statement. */
export function insertRequest(db: Database, request: RequestToInsert): Promise<Inserted> {
  const known = gatherers.get(db)
  if (known) return known.ask(request)
  const made = new Gatherer<RequestToInsert, Inserted>({
    ...{ mostItems: 256, mostRounds: 2 },
    run: (requests) => insertAll(db, requests),
  })
  gatherers.set(db, made)
  return made.ask(request)
}

/**
 * One statement for all. The time of asking is the database's, which is one for all portal processes, read
 * for each request in the order in which they came. Siblings who want places together stand where the
 * last of them stands. A child that has a subscription is left as it is, and so is whoever comes too
 * early or too late. Rows go in by one order, so that two statements with the same children do not
 * wait for each other in a circle.
 */
async function insertAll(db: Database, requests: RequestToInsert[]): Promise<Inserted[]> {
  const asked = requests.map(({ children, at, ...request }, number) => ({
    ...{ number, at: at?.toISOString() ?? null },
    ...request,
  }))
  const rows = requests.flatMap(({ children }, number) =>
    children.map((child) => ({ number, ...child })),
  )
  const written = await db.$queryRaw`
    WITH "gate" AS MATERIALIZED (SELECT ${sharedAskingLock}),
    "request" AS MATERIALIZED (
      SELECT r.*, coalesce(r."at", clock_timestamp()) AS "askedAt"
      FROM "gate", jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) AS r(
        "number" int, "programmeId" text, "familyId" text, "togetherId" text,
        "takesFreePlace" boolean, "at" timestamptz
      )
    ),
    "fresh" AS MATERIALIZED (
      SELECT c.*, r."programmeId", r."familyId", r."takesFreePlace", r."askedAt", r."togetherId",
        coalesce(r."togetherId", c."id") AS "unitId", k."likeness", k."identityHash"
      FROM "request" r
      JOIN jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS c(
        "number" int, "id" text, "childId" text, "tier" smallint, "claim" "ClaimKind",
        "claimState" "ClaimState", "sealedClaim" text, "province" text
      ) ON c."number" = r."number"
      JOIN "Child" k ON k."id" = c."childId" AND k."familyId" = r."familyId"
      JOIN "Programme" p ON p."id" = r."programmeId" AND p."publishedAt" IS NOT NULL
        AND r."askedAt" >= p."opensAt" AND r."askedAt" < p."closesAt"
      WHERE NOT EXISTS (
        SELECT 1 FROM "Subscription" s
        WHERE s."childId" = c."childId" AND s."programmeId" = r."programmeId"
      )
    ),
    "inserted" AS (
      INSERT INTO "Subscription" ("id", "programmeId", "childId", "familyId", "tier", "claimTier",
        "ownTier", "orderKey", "isHeld", "claim", "claimState", "sealedClaim", "province",
        "likeness", "identityHash", "togetherId", "askedAt", "takesFreePlace")
      SELECT "id", "programmeId", "childId", "familyId", max("tier") OVER "unit", "tier",
        "tier", ${askedKeySql(Prisma.sql`"askedAt"`, Prisma.sql`"unitId"`)},
        bool_or("claimState" = 'evidence_asked') OVER "unit", "claim", "claimState", "sealedClaim",
        "province", "likeness", "identityHash", "togetherId", "askedAt", "takesFreePlace"
      FROM "fresh"
      WINDOW "unit" AS (PARTITION BY "unitId")
      ORDER BY "childId", "programmeId"
      ON CONFLICT ("childId", "programmeId") DO NOTHING
      RETURNING "id", "claimState", "askedAt"
    ),
    "evidence" AS (
      INSERT INTO "Evidence" ("id", "subscriptionId", "askedAt")
      SELECT gen_random_uuid()::text, "id", "askedAt" FROM "inserted"
      WHERE "claimState" = 'evidence_asked'
    )
    SELECT f."number", i."id" FROM "inserted" i JOIN "fresh" f USING ("id")`
  const inserted: string[][] = requests.map(() => [])
  for (const { number, id } of insertedSchema.parse(written)) inserted[number]?.push(id)
  return inserted
}
