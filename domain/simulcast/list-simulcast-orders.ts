import { mostSimulcastTargets } from '@/common/simulcast-health'
import type { SimulcastOrders } from '@/common/simulcast-orders'
import type { Transaction } from '@/prisma/database'
import { unseal } from '../access/seal'

interface ListOrdersOptions {
  db: Transaction
  nodeName: string
  /** Those that the node asks for; it learns of its own alone. */
  broadcastIds: readonly string[]
  accountSecret: string
}

const thatAreOn = { where: { isOn: true }, orderBy: { createdAt: 'asc' } } as const

/** Where a node sends its broadcasts on to. A rehearsal is for nobody outside, and what was stopped neither. */
export async function listSimulcastOrders(options: ListOrdersOptions): Promise<SimulcastOrders> {
  const { db, nodeName, broadcastIds, accountSecret } = options
  if (broadcastIds.length === 0) return []
  const broadcasts = await db.broadcast.findMany({
    where: {
      ...{ id: { in: [...broadcastIds] }, nodeName, stoppedAt: null, closedAt: null },
      classSession: {
        isRehearsal: false,
        OR: [
          { simulcasts: { some: { isOn: true } } },
          { classroom: { simulcasts: { some: { isOn: true } } } },
        ],
      },
    },
    select: {
      id: true,
      classSession: {
        select: { simulcasts: thatAreOn, classroom: { select: { simulcasts: thatAreOn } } },
      },
    },
  })
  return broadcasts.map(({ id: broadcastId, classSession }) => ({
    broadcastId,
    targets: [...classSession.simulcasts, ...classSession.classroom.simulcasts]
      .slice(0, mostSimulcastTargets)
      .flatMap(({ id, address, sealedKey }) => {
        const streamKey = readKey(sealedKey, accountSecret)
        return streamKey === null ? [] : [{ id, address, streamKey }]
      }),
  }))
}

/** Null for one that was sealed with a secret that is no more: it must not keep a class from going on air. */
function readKey(sealedKey: string, accountSecret: string) {
  try {
    return unseal(sealedKey, 'simulcast key', accountSecret)
  } catch {
    return null
  }
}
