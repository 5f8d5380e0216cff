import type { Transaction } from '@/prisma/database'
import { mostSlots, slotOf } from './presence-slot'

interface NotePresenceOptions {
  db: Transaction
  now: Date
  classSessionId: string
  /** Random, made with the page that plays. */
  viewerId: string
  /** Null for who is not signed in. */
  accountId: string | null
  /** Whether it plays for children, whose time is noted apart (`noteChildPresence`). */
  isForFamily?: boolean
}

/**
 * Notes that a player was playing a class that is on air just now. One statement, so that beacons that come
 * at once count once. False when the class is not on air: nothing is noted then. It is our clock that says
 * when: whoever sends faster gains nothing.
 */
export async function notePresence(options: NotePresenceOptions): Promise<boolean> {
  const { db, now, classSessionId, viewerId, accountId, isForFamily = false } = options
  const slot = slotOf(now)
  const noted = await db.$executeRaw`
    INSERT INTO "Presence" ("broadcastId", "viewerId", "accountId", "firstAt", "lastAt", "slots", "isForFamily")
    SELECT "id", ${viewerId}, ${accountId}, ${now}::timestamptz, ${now}::timestamptz, ARRAY[${slot}::int], ${isForFamily}
    FROM "Broadcast"
    WHERE "classSessionId" = ${classSessionId} AND "state" IN ('live', 'interrupted')
    ON CONFLICT ("broadcastId", "viewerId") DO UPDATE SET
      "lastAt" = excluded."lastAt",
      "accountId" = coalesce(excluded."accountId", "Presence"."accountId"),
      "isForFamily" = excluded."isForFamily" OR "Presence"."isForFamily",
      "slots" = CASE
        WHEN ${slot}::int = ANY("Presence"."slots") OR cardinality("Presence"."slots") >= ${mostSlots}
        THEN "Presence"."slots"
        ELSE array_append("Presence"."slots", ${slot}::int)
      END`
  return noted > 0
}
