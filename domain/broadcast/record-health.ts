import type { Health } from '@/common/media-health'
import type { Transaction } from '@/prisma/database'

interface RecordHealthOptions {
  health: NonNullable<Health>
  nodeName: string
  now: Date
}

/**
 * Overwrites the figures of a node and of the broadcasts that it holds; those of other nodes'
 * broadcasts are passed over. One statement for all: Prisma writes no several rows with conflicts.
 */
export async function recordHealth(tx: Transaction, options: RecordHealthOptions) {
  const { health, nodeName, now } = options
  await tx.mediaNode.update({ where: { name: nodeName }, data: { health: health.node } })
  const ids = health.broadcasts.map(({ broadcastId }) => broadcastId)
  const figures = health.broadcasts.map(({ broadcastId: _, ...rest }) => JSON.stringify(rest))
  await tx.$executeRaw`
    INSERT INTO "BroadcastHealth" ("broadcastId", "takenAt", "figures")
    SELECT DISTINCT ON ("Broadcast"."id") "Broadcast"."id", ${now}::timestamptz, sent.figures::jsonb
    FROM unnest(${ids}::text[], ${figures}::text[]) AS sent (id, figures)
    JOIN "Broadcast" ON "Broadcast"."id" = sent.id AND "Broadcast"."nodeName" = ${nodeName}
    ORDER BY "Broadcast"."id"
    ON CONFLICT ("broadcastId") DO UPDATE
      SET "takenAt" = EXCLUDED."takenAt", "figures" = EXCLUDED."figures"`
}
