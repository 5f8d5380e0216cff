import type { Transaction } from '@/prisma/database'

/**
 * Whoever decides about broadcasts holds their rows first, in one order, until the transaction ends.
 * Read them after this: what was read before may be old. Prisma has no row locks, hence the SQL.
 */
export async function lockBroadcasts(tx: Transaction, broadcastIds: string[]) {
  await tx.$queryRaw`
    SELECT "id" FROM "Broadcast" WHERE "id" = ANY(${broadcastIds}) ORDER BY "id" FOR UPDATE`
}
