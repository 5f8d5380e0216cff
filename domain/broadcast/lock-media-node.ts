import type { Transaction } from '@/prisma/database'

interface MediaNodeProcess {
  nodeName: string
  nodeStartedAt: Date
}

/** Holds a media node's row, made when it is new, so that its requests are taken one by one. */
export async function lockMediaNode(tx: Transaction, node: MediaNodeProcess) {
  await tx.$executeRaw`
    INSERT INTO "MediaNode" ("name", "startedAt", "lastSequence", "lastSeenAt")
    VALUES (${node.nodeName}, ${node.nodeStartedAt}, -1, ${node.nodeStartedAt})
    ON CONFLICT ("name") DO NOTHING`
  await tx.$queryRaw`SELECT "name" FROM "MediaNode" WHERE "name" = ${node.nodeName} FOR UPDATE`
  return tx.mediaNode.findUniqueOrThrow({ where: { name: node.nodeName } })
}
