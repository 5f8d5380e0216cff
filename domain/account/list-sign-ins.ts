import type { Transaction } from '@/prisma/database'
import { longestSignInMs } from './sign-in-life'

interface ListSignInsOptions {
  db: Transaction
  now: Date
  accountId: string
}

const mostListed = 50

/** Where the account is signed in, last seen first. */
export function listSignIns({ db, now, accountId }: ListSignInsOptions) {
  return db.signIn.findMany({
    where: {
      accountId,
      endedAt: null,
      createdAt: { gt: new Date(now.getTime() - longestSignInMs) },
    },
    orderBy: { lastSeenAt: 'desc' },
    take: mostListed,
    select: { id: true, device: true, createdAt: true, lastSeenAt: true },
  })
}
