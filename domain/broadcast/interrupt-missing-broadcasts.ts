import type { Transaction } from '@/prisma/database'

/**
 * A request may wait on its way while the next broadcast goes on air: what has changed more recently
 * than a request can be late is not judged by its snapshot.
 */
export const latestSnapshotMs = 10_000

interface MissingOptions {
  /** Live by our books, and not in the node's snapshot. */
  missing: string[]
  now: Date
  nodeName: string
  /** The node's first word since it started: nothing of what it held before is on air. */
  isNewProcess: boolean
}

/** What a node no longer holds has been cut off without a farewell. */
export async function interruptMissingBroadcasts(tx: Transaction, options: MissingOptions) {
  const { missing, now, nodeName, isNewProcess } = options
  await tx.broadcast.updateMany({
    where: {
      id: { in: missing },
      nodeName,
      state: 'live',
      ...(!isNewProcess && { changedAt: { lt: new Date(now.getTime() - latestSnapshotMs) } }),
    },
    data: { state: 'interrupted', interruptedAt: now, changedAt: now },
  })
}
