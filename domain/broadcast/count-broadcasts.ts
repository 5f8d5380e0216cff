import type { BroadcastState, Transaction } from '@/prisma/database'
import { closesAfterMs } from '../course/class-session-times'
import { broadcastStateAt } from './broadcast-state'

interface CountOptions {
  db: Transaction
  now: Date
  reconnectWindowMs: number
}

/** Broadcasts of classes that have not closed, by the state that counts now; nodes' signs of life. */
export async function countBroadcasts({ db, now, reconnectWindowMs }: CountOptions) {
  const [nodes, broadcasts, waiting] = await Promise.all([
    db.mediaNode.findMany(),
    db.broadcast.findMany({
      where: { state: { in: ['live', 'interrupted'] } },
      include: { classSession: true },
    }),
    db.broadcast.count({
      where: {
        state: 'waiting',
        stoppedAt: null,
        classSession: { endsAt: { gt: new Date(now.getTime() - closesAfterMs) } },
      },
    }),
  ])
  const nodesSeenAt = new Map(nodes.map(({ name, lastSeenAt }) => [name, lastSeenAt]))
  const byState: Record<Exclude<BroadcastState, 'ended'>, number> = {
    waiting,
    live: 0,
    interrupted: 0,
  }
  for (const broadcast of broadcasts) {
    const nodeSeenAt = nodesSeenAt.get(broadcast.nodeName ?? '') ?? null
    const state = broadcastStateAt(broadcast, { now, reconnectWindowMs, nodeSeenAt })
    if (state !== 'ended') byState[state] += 1
  }
  return { byState, nodesSeenAt }
}
