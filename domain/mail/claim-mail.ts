import type { Transaction } from '@/prisma/database'

interface ClaimMailOptions {
  db: Transaction
  now: Date
  most: number
}

/** A letter that is this caller's to send, for now. */
export interface ClaimedMail {
  id: string
  recipient: string
  subject: string
  text: string
  attempts: number
}

/**
 * Takes the letters that are due, the oldest first and those to many after those to one: nobody's code to
 * sign in waits behind a country's news. Each is put off to its next try: a minute after the first, twice as
 * long after each, at most six hours. So a sender that dies with a letter in hand delays it, and two senders
 * never hold the same. (Prisma knows no SKIP LOCKED.)
 */
export function claimMail({ db, now, most }: ClaimMailOptions) {
  return db.$queryRaw<ClaimedMail[]>`
    UPDATE "OutgoingMail" SET
      "attempts" = "attempts" + 1,
      "dueAt" = ${now}::timestamptz + least(60 * power(2, "attempts"), 21600) * interval '1 second'
    WHERE "id" IN (
      SELECT "id" FROM "OutgoingMail" WHERE "dueAt" <= ${now}::timestamptz
      ORDER BY "isBulk", "dueAt" LIMIT ${most} FOR UPDATE SKIP LOCKED
    )
    RETURNING "id", "recipient", "subject", "text", "attempts"`
}
