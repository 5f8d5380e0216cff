import type { Transaction } from '@/prisma/database'
import { slotOf } from '../attendance/presence-slot'

interface NoteViewingOptions {
  db: Transaction
  now: Date
  embed: { id: string; courseId: string }
  classSessionId: string
  /** Random, made with the page that plays. */
  viewerId: string
  /** The listed origin that framed it; null when that is not known. */
  site: string | null
  /** Null where the class began later than the page, or there is no picture yet. */
  startMs: number | null
  playedMs: number
  stalledMs: number
}

const hourMs = 3_600_000

/**
 * Notes that an embed was playing just now, by our own clock: whoever sends faster gains nothing, since a
 * half minute counts once, and no word counts for more than the time since the one before. One statement,
 * so that words that come at once count once. False for a class that is not of the embed's course.
 */
export async function noteViewing(options: NoteViewingOptions): Promise<boolean> {
  const { db, now, embed, classSessionId, viewerId, site, startMs, playedMs, stalledMs } = options
  const slot = slotOf(now)
  const hour = new Date(Math.floor(now.getTime() / hourMs) * hourMs)
  const noted = await db.$executeRaw`
    INSERT INTO "EmbedViewing" AS known ("embedId", "broadcastId", "viewerId", "hour", "site", "lastSlot",
      "startMs", "playedMs", "stalledMs")
    SELECT ${embed.id}, "Broadcast"."id", ${viewerId}, ${hour}::timestamptz, ${site}, ${slot}::int,
      ${startMs}::int, ${playedMs}::int, ${stalledMs}::int
    FROM "Broadcast" JOIN "ClassSession" ON "ClassSession"."id" = "Broadcast"."classSessionId"
    WHERE "classSessionId" = ${classSessionId} AND "courseId" = ${embed.courseId}
      AND "startedAt" IS NOT NULL AND "stoppedAt" IS NULL
    ON CONFLICT ("embedId", "broadcastId", "viewerId", "hour") DO UPDATE SET
      "lastSlot" = excluded."lastSlot",
      "slots" = known."slots" + 1,
      "startMs" = coalesce(known."startMs", excluded."startMs"),
      "playedMs" = known."playedMs" + excluded."playedMs",
      "stalledMs" = known."stalledMs" + excluded."stalledMs"
    WHERE known."lastSlot" < excluded."lastSlot"`
  return noted > 0
}
