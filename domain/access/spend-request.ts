import type { Transaction } from '@/prisma/database'
import { DomainError } from '../domain-error'

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

/**
 * For a deed whose secret is shown once, and so to the first alone: throws DomainError `done_already` for the others.
 * Without an id it is no form that asks.
 */
export async function refuseSpentRequest(
  options: Omit<SpendRequestOptions, 'requestId'> & { requestId: string | undefined },
) {
  const { requestId } = options
  if (requestId === undefined) return
  if (!(await spendRequest({ ...options, requestId }))) throw new DomainError('done_already')
}
