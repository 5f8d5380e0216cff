import type { Prisma, Transaction } from '@/prisma/database'
import { closesAfterMs, opensBeforeMs } from '../course/class-session-times'
import { readNodesSeenAt } from './read-nodes-seen-at'
import { toWatchedBroadcast, type WatchedBroadcast, withAllOfIt } from './watched-broadcast'

interface ListWatchedOptions {
  db: Transaction
  now: Date
  reconnectWindowMs: number
  limit?: number
}

/** How long a broadcast that has ended is still of interest. */
export const endedIsShownMs = 3_600_000
const defaultLimit = 1_000
/**
 * On air, interrupted, waiting with an open class, or ended within the last hour; newest first, and
 * `isCut` when there are more than can be shown.
 */
export async function listWatchedBroadcasts(options: ListWatchedOptions) {
  const { db, now, reconnectWindowMs, limit = defaultLimit } = options
  const [rows, nodeSeenAt] = await Promise.all([
    db.broadcast.findMany({
      where: { OR: ofInterest(now) },
      include: withAllOfIt,
      orderBy: [{ classSession: { startsAt: 'desc' } }, { id: 'asc' }],
      take: limit + 1,
    }),
    readNodesSeenAt(db),
  ])
  const broadcasts = rows.slice(0, limit).flatMap((row): WatchedBroadcast[] => {
    const seenAt = nodeSeenAt(row.nodeName)
    const watched = toWatchedBroadcast(row, { now, reconnectWindowMs, nodeSeenAt: seenAt })
    const { state, since } = watched
    const isOver = state === 'ended' && now.getTime() - since.getTime() > endedIsShownMs
    return isOver ? [] : [watched]
  })
  return { broadcasts, isCut: rows.length > limit }
}

function ofInterest(now: Date): Prisma.BroadcastWhereInput[] {
  const from = (ms: number) => new Date(now.getTime() + ms)
  return [
    { state: { in: ['live', 'interrupted'] } },
    { state: 'ended', endedAt: { gt: from(-endedIsShownMs) } },
    {
      state: 'waiting',
      classSession: {
        startsAt: { lte: from(opensBeforeMs) },
        endsAt: { gt: from(-closesAfterMs) },
      },
    },
  ]
}
