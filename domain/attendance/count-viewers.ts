import type { Transaction } from '@/prisma/database'
import { watchesSince } from './presence-slot'

interface CountTroubledOptions {
  db: Transaction
  now: Date
  broadcastId: string
}

interface CountViewersOptions {
  db: Transaction
  now: Date
  broadcastIds: string[]
}

/** How many of those who watch a broadcast have just seen their picture stand still. */
export function countTroubled({ db, now, broadcastId }: CountTroubledOptions) {
  return db.presence.count({ where: { broadcastId, troubledAt: { gt: watchesSince(now) } } })
}

/** How many players play each broadcast now; none for one that nobody plays. */
export async function countViewers({ db, now, broadcastIds }: CountViewersOptions) {
  const rows = await db.presence.groupBy({
    by: ['broadcastId'],
    where: {
      broadcastId: { in: broadcastIds },
      lastAt: { gt: watchesSince(now) },
    },
    _count: true,
  })
  return new Map(rows.map(({ broadcastId, _count }) => [broadcastId, _count]))
}
