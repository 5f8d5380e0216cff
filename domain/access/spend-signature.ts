import type { Database } from '@/prisma/database'

interface SpendOptions {
  db: Database
  now: Date
  signature: { id: string; expiresAt: Date }
}

/** Far more than are written at a time, so that the table stays small. */
const mostForgotten = 100

/**
 * True when the signature is used for the first time, whichever of the portal's processes is asked.
 * It is remembered until it has grown too old by itself, and those that have are forgotten here. In
 * SQL, since two processes that forget the same rows must not wait for each other.
 */
export async function spendSignature({ db, now, signature }: SpendOptions) {
  const { id, expiresAt } = signature
  const written = await db.$executeRaw`
    WITH "old" AS (
      SELECT "id" FROM "SpentSignature" WHERE "expiresAt" < ${now}
      LIMIT ${mostForgotten} FOR UPDATE SKIP LOCKED
    ), "forgotten" AS (
      DELETE FROM "SpentSignature" WHERE "id" IN (SELECT "id" FROM "old")
    )
    INSERT INTO "SpentSignature" ("id", "expiresAt") VALUES (${id}, ${expiresAt})
    ON CONFLICT ("id") DO NOTHING`
  return written === 1
}
