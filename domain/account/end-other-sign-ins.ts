import type { Transaction } from '@/prisma/database'

interface EndOtherSignInsOptions {
  db: Transaction
  now: Date
  accountId: string
  /** The one that goes on. */
  signInId: string
}

/** Signs an account out everywhere else. */
export async function endOtherSignIns({ db, now, accountId, signInId }: EndOtherSignInsOptions) {
  await db.signIn.updateMany({
    where: { accountId, id: { not: signInId }, endedAt: null },
    data: { endedAt: now },
  })
}
