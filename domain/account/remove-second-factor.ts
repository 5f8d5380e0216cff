import type { Database } from '@/prisma/database'
import { type FactorCode, spendFactorCode } from './spend-factor-code'

type RemoveSecondFactorOptions = FactorCode & { db: Database }

/**
 * Switches the second factor off, for whoever shows a code of it then and there: to have shown one when signing
 * in says nothing of who sits there now (OWASP ASVS 5, 7.5.1). Refuses with `code_wrong`.
 */
export async function removeSecondFactor({ db, ...shown }: RemoveSecondFactorOptions) {
  await db.$transaction(async (tx) => {
    await spendFactorCode({ db: tx, ...shown })
    await tx.secondFactor.deleteMany({ where: { accountId: shown.accountId } })
  })
}
