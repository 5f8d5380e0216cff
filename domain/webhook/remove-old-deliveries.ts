import type { Transaction } from '@/prisma/database'

const keptMs = 30 * 24 * 3_600_000

/** Deliveries are kept for a month, for the log. */
export async function removeOldDeliveries({ db, now }: { db: Transaction; now: Date }) {
  await db.webhookDelivery.deleteMany({
    where: { createdAt: { lt: new Date(now.getTime() - keptMs) } },
  })
}
