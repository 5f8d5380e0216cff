import type { Transaction } from '@/prisma/database'

const mostTries = 5

interface BeginCodeTryOptions {
  db: Transaction
  now: Date
  email: string
}

/**
 * Counts one try at the address's code before it is looked at, so that any number of tries at once
 * stay as few. False when there is no code, it is too old, or it has been tried too often.
 */
export async function beginCodeTry({ db, now, email }: BeginCodeTryOptions) {
  const { count } = await db.signInCode.updateMany({
    where: { identifier: email, expires: { gt: now }, tries: { lt: mostTries } },
    data: { tries: { increment: 1 } },
  })
  return count === 1
}
