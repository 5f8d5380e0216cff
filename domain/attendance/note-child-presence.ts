import type { Transaction } from '@/prisma/database'
import { isPresence, isTrouble, mostSlots, type Playback, slotOf } from './presence-slot'

interface NoteChildPresenceOptions {
  db: Transaction
  now: Date
  classSessionId: string
  /** The guardian who is signed in. */
  accountId: string
  /** Who is before the screen, as the family said; null where it said nothing. */
  childIds: readonly string[] | null
  playback: Playback
}

/**
 * Notes for the children of a family that a class on air was playing for them just now: those whom the guardian
 * named, or the only one who is enrolled in its course. Only enrolled children of this guardian, for whom the
 * consent to attendance stands; of a player that only stood still nothing but that. Gives their number. One statement: beacons that come at once count once.
 */
export function noteChildPresence(options: NoteChildPresenceOptions): Promise<number> {
  const { db, now, classSessionId, accountId, childIds, playback } = options
  const slot = slotOf(now)
  const isPlaying = isPresence(playback)
  const troubledAt = isTrouble(playback) ? now : null
  return db.$executeRaw`
    WITH "enrolled" AS (
      SELECT b."id" AS "broadcastId", e."childId", count(*) OVER () AS "siblings"
      FROM "Broadcast" b
      JOIN "ClassSession" s ON s."id" = b."classSessionId"
      JOIN "Enrolment" e ON e."courseId" = s."courseId" AND e."state" = 'enrolled'
      JOIN "Child" c ON c."id" = e."childId"
      JOIN "Guardian" g ON g."familyId" = c."familyId"
      WHERE b."classSessionId" = ${classSessionId} AND b."state" IN ('live', 'interrupted')
        AND g."accountId" = ${accountId}
    )
    INSERT INTO "ChildPresence" ("broadcastId", "childId", "firstAt", "lastAt", "slots", "troubledAt")
    SELECT "broadcastId", "childId", ${now}::timestamptz, ${now}::timestamptz, ARRAY[${slot}::int],
      ${troubledAt}::timestamptz
    FROM "enrolled" e
    WHERE (
      CASE WHEN ${childIds === null} THEN "siblings" = 1 ELSE e."childId" = ANY(${childIds ?? []}) END
    ) AND EXISTS (
      SELECT 1 FROM "Consent" n WHERE n."childId" = e."childId" AND n."purpose" = 'attendance'
        AND n."withdrawnAt" IS NULL
    ) AND (
      ${isPlaying} OR EXISTS (
        SELECT 1 FROM "ChildPresence" p
        WHERE p."broadcastId" = e."broadcastId" AND p."childId" = e."childId"
      )
    )
    ON CONFLICT ("broadcastId", "childId") DO UPDATE SET
      "lastAt" = CASE WHEN ${isPlaying} THEN excluded."lastAt" ELSE "ChildPresence"."lastAt" END,
      "troubledAt" = excluded."troubledAt",
      "slots" = CASE
        WHEN NOT ${isPlaying} OR ${slot}::int = ANY("ChildPresence"."slots") OR cardinality("ChildPresence"."slots") >= ${mostSlots}
        THEN "ChildPresence"."slots"
        ELSE array_append("ChildPresence"."slots", ${slot}::int)
      END`
}
