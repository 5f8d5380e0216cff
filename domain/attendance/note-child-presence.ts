import type { Transaction } from '@/prisma/database'
import { mostSlots, slotOf } from './presence-slot'

interface NoteChildPresenceOptions {
  db: Transaction
  now: Date
  classSessionId: string
  /** The guardian who is signed in. */
  accountId: string
  /** Who is before the screen, as the family said; null where it said nothing. */
  childIds: readonly string[] | null
}

/**
 * Notes for the children of a family that a class on air was playing for them just now: those whom the guardian
 * named, or the only one who is enrolled in its course. Only enrolled children of this guardian, for whom the
 * consent to attendance stands. Gives their number. One statement: beacons that come at once count once.
 */
export function noteChildPresence(options: NoteChildPresenceOptions): Promise<number> {
  const { db, now, classSessionId, accountId, childIds } = options
  const slot = slotOf(now)
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
    INSERT INTO "ChildPresence" ("broadcastId", "childId", "firstAt", "lastAt", "slots")
    SELECT "broadcastId", "childId", ${now}::timestamptz, ${now}::timestamptz, ARRAY[${slot}::int]
    FROM "enrolled" e
    WHERE (
      CASE WHEN ${childIds === null} THEN "siblings" = 1 ELSE e."childId" = ANY(${childIds ?? []}) END
    ) AND EXISTS (
      SELECT 1 FROM "Consent" n WHERE n."childId" = e."childId" AND n."purpose" = 'attendance'
        AND n."withdrawnAt" IS NULL
    )
    ON CONFLICT ("broadcastId", "childId") DO UPDATE SET
      "lastAt" = excluded."lastAt",
      "slots" = CASE
        WHEN ${slot}::int = ANY("ChildPresence"."slots") OR cardinality("ChildPresence"."slots") >= ${mostSlots}
        THEN "ChildPresence"."slots"
        ELSE array_append("ChildPresence"."slots", ${slot}::int)
      END`
}
