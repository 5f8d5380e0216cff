import type { Transaction } from '@/prisma/database'
import { isPresence, isTrouble, mostSlots, type Playback, slotOf } from './presence-slot'

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
  playback: Playback
}

/**
 * Notes that a player was playing a class that is on air just now, and whether its picture stood still. One
 * statement, so that beacons that come at once count once. Of a player that only stood still nothing is noted but that,
 * where it was there before. False when the class is not on air: nothing is noted then. It is our clock that says
 * when: whoever sends faster gains nothing.
 */
export async function notePresence(options: NotePresenceOptions): Promise<boolean> {
  const { db, now, classSessionId, viewerId, accountId, isForFamily = false, playback } = options
  const slot = slotOf(now)
  const isPlaying = isPresence(playback)
  const troubledAt = isTrouble(playback) ? now : null
  const noted = await db.$executeRaw`
    INSERT INTO "Presence" ("broadcastId", "viewerId", "accountId", "firstAt", "lastAt", "slots", "isForFamily", "troubledAt")
    SELECT "id", ${viewerId}, ${accountId}, ${now}::timestamptz, ${now}::timestamptz, ARRAY[${slot}::int], ${isForFamily}, ${troubledAt}::timestamptz
    FROM "Broadcast"
    WHERE "classSessionId" = ${classSessionId} AND "state" IN ('live', 'interrupted') AND (
      ${isPlaying} OR EXISTS (
        SELECT 1 FROM "Presence" p WHERE p."broadcastId" = "Broadcast"."id" AND p."viewerId" = ${viewerId}
      )
    )
    ON CONFLICT ("broadcastId", "viewerId") DO UPDATE SET
      "lastAt" = CASE WHEN ${isPlaying} THEN excluded."lastAt" ELSE "Presence"."lastAt" END,
      "troubledAt" = excluded."troubledAt",
      "accountId" = coalesce(excluded."accountId", "Presence"."accountId"),
      "isForFamily" = excluded."isForFamily" OR "Presence"."isForFamily",
      "slots" = CASE
        WHEN NOT ${isPlaying} OR ${slot}::int = ANY("Presence"."slots") OR cardinality("Presence"."slots") >= ${mostSlots}
        THEN "Presence"."slots"
        ELSE array_append("Presence"."slots", ${slot}::int)
      END`
  return noted > 0
}
