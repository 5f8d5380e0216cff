import type { Transaction } from '@/prisma/database'

interface ClaimDeliveriesOptions {
  db: Transaction
  now: Date
  most: number
}

/** A delivery that is this caller's to send, for now. */
export interface ClaimedDelivery {
  id: string
  body: string
  attempts: number
  url: string
  sealedSecret: string
}

/** From one try to the next, in seconds; nine tries in a day and three quarters (Standard Webhooks, "Retries"). */
const pauses = [5, 60, 300, 1_800, 7_200, 18_000, 36_000, 86_400]
export const mostAttempts = pauses.length + 1

/**
 * Takes the deliveries that are due, the oldest first, and puts each off to its next try. So a sender that
 * dies with one in hand delays it, and two senders never hold the same. (Prisma knows no SKIP LOCKED.)
 */
export function claimDeliveries({ db, now, most }: ClaimDeliveriesOptions) {
  return db.$queryRaw<ClaimedDelivery[]>`
    UPDATE "WebhookDelivery" AS d SET
      "attempts" = d."attempts" + 1,
      "dueAt" = ${now}::timestamptz
        + (${pauses}::int[])[least(d."attempts" + 1, ${pauses.length})] * interval '1 second'
    FROM "Webhook" AS w
    WHERE w."id" = d."webhookId" AND d."id" IN (
      SELECT "id" FROM "WebhookDelivery" WHERE "dueAt" <= ${now}::timestamptz
      ORDER BY "dueAt" LIMIT ${most} FOR UPDATE SKIP LOCKED
    )
    RETURNING d."id", d."body", d."attempts", w."url", w."sealedSecret"`
}
