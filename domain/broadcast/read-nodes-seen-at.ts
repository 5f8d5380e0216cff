import type { Transaction } from '@/prisma/database'

/** The last sign of life of each media node, by name. There are few nodes, so all are read. */
export async function readNodesSeenAt(db: Transaction) {
  const nodes = await db.mediaNode.findMany({ select: { name: true, lastSeenAt: true } })
  const seenAt = new Map(nodes.map(({ name, lastSeenAt }) => [name, lastSeenAt]))
  return (nodeName: string | null) => (nodeName === null ? null : (seenAt.get(nodeName) ?? null))
}
