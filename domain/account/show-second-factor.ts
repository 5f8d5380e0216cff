import type { Database } from '@/prisma/database'
import { type FactorCode, spendFactorCode } from './spend-factor-code'

type ShowSecondFactorOptions = FactorCode & { db: Database; signInId: string }

/** Lets a sign-in pass by a code that was not used before. Refuses with `code_wrong`. */
export async function showSecondFactor({ db, signInId, ...shown }: ShowSecondFactorOptions) {
  const { now, accountId } = shown
  await db.$transaction(async (tx) => {
    await spendFactorCode({ db: tx, ...shown })
    await tx.signIn.update({ where: { id: signInId, accountId }, data: { secondFactorAt: now } })
  })
}
