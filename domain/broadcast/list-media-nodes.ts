import { type NodeHealth, nodeHealthSchema } from '@/common/media-health'
import type { Transaction } from '@/prisma/database'
import { isNodeSilent } from './broadcast-state'

export interface WatchedNode {
  name: string
  startedAt: Date
  lastSeenAt: Date
  /** No sign of life for longer than a healthy node would ever take. */
  isSilent: boolean
  health: NodeHealth | null
}

/** Every media node that has ever reported, by name, with its last sign of life. */
export async function listMediaNodes({ db, now }: { db: Transaction; now: Date }) {
  const rows = await db.mediaNode.findMany({ orderBy: { name: 'asc' } })
  return rows.map(({ name, startedAt, lastSeenAt, health }): WatchedNode => {
    const figures = nodeHealthSchema.safeParse(health)
    return {
      name,
      startedAt,
      lastSeenAt,
      isSilent: isNodeSilent(lastSeenAt, now),
      health: figures.success ? figures.data : null,
    }
  })
}
