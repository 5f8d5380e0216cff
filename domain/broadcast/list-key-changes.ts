import type { OrdersAnswer } from '@/common/media-contract'
import type { Transaction } from '@/prisma/database'
import { namedForMs } from './list-ended-broadcasts'

const mostListed = 2_000

/** The broadcasts on air whose classroom was given a key a moment ago, and that key's hash. */
export async function listKeyChanges({
  db,
  now,
}: {
  db: Transaction
  now: Date
}): Promise<OrdersAnswer['keyChanges']> {
  const since = new Date(now.getTime() - namedForMs)
  const rows = await db.broadcast.findMany({
    where: {
      state: { in: ['live', 'interrupted'] },
      classSession: { classroom: { streamKey: { createdAt: { gt: since } } } },
    },
    select: {
      id: true,
      classSession: { select: { classroom: { select: { streamKey: true } } } },
    },
    take: mostListed,
  })
  return rows.flatMap(({ id, classSession }) => {
    const key = classSession.classroom.streamKey
    return key ? [{ broadcastId: id, keyHash: key.hash }] : []
  })
}
