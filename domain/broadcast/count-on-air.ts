import type { Prisma, Transaction } from '@/prisma/database'
import { broadcastStateAt, isOnAir } from './broadcast-state'
import { readNodesSeenAt } from './read-nodes-seen-at'

interface CountOnAirOptions {
  db: Transaction
  now: Date
  reconnectWindowMs: number
  /** Of which classes. */
  of: Prisma.ClassSessionWhereInput
}

/** How many classes are on air; one whose media node has died is not for ever. */
export async function countOnAir({ db, now, reconnectWindowMs, of }: CountOnAirOptions) {
  const broadcasts = await db.broadcast.findMany({
    where: { state: { in: ['live', 'interrupted'] }, classSession: of },
    include: { classSession: true },
  })
  const nodeSeenAt = await readNodesSeenAt(db)
  return broadcasts.filter((broadcast) => {
    const seenAt = nodeSeenAt(broadcast.nodeName)
    return isOnAir(broadcastStateAt(broadcast, { now, reconnectWindowMs, nodeSeenAt: seenAt }))
  }).length
}
