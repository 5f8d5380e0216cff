import type { Transaction } from '@/prisma/database'

const keptMs = 30 * 24 * 3_600_000

/** Letters are kept for a month, sent or not: long enough to look for one, and no archive of people. */
export async function removeOldMail({ db, now }: { db: Transaction; now: Date }) {
  await db.outgoingMail.deleteMany({
    where: { createdAt: { lt: new Date(now.getTime() - keptMs) } },
  })
}
