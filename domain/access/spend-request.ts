import type { Transaction } from '@/prisma/database'

const keptMs = 24 * 3_600_000

interface SpendRequestOptions {
  /** The transaction of the deed. */
  db: Transaction
  now: Date
  /** Made with the form. */
  requestId: string
}

/**
 * True for the first to ask with this id. Whoever asks at the same time waits for the first, so that a
 * double click does its deed once, and a deed that failed can be tried again.
 */
export async function spendRequest({ db, now, requestId }: SpendRequestOptions) {
  await db.spentRequest.deleteMany({ where: { at: { lt: new Date(now.getTime() - keptMs) } } })
  const { count } = await db.spentRequest.createMany({
    data: { id: requestId, at: now },
    skipDuplicates: true,
  })
  return count === 1
}
