import type { Transaction } from '@/prisma/database'

interface RemoveSecondFactorOptions {
  db: Transaction
  accountId: string
}

/** Switches the second factor off; asked for by whoever has just shown it. */
export async function removeSecondFactor({ db, accountId }: RemoveSecondFactorOptions) {
  await db.secondFactor.deleteMany({ where: { accountId } })
}
