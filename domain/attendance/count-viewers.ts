import type { Transaction } from '@/prisma/database'
import { watchesForMs } from './presence-slot'

interface CountViewersOptions {
  db: Transaction
  now: Date
  broadcastIds: string[]
}

/** How many players play each broadcast now; none for one that nobody plays. */
export async function countViewers({ db, now, broadcastIds }: CountViewersOptions) {
  const rows = await db.presence.groupBy({
    by: ['broadcastId'],
    where: {
      broadcastId: { in: broadcastIds },
      lastAt: { gt: new Date(now.getTime() - watchesForMs) },
    },
    _count: true,
  })
  return new Map(rows.map(({ broadcastId, _count }) => [broadcastId, _count]))
}
