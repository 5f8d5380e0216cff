import type { Transaction } from '@/prisma/database'
import { unseal } from '../access/seal'
import { DomainError } from '../domain-error'
import { hashRecoveryCode } from './recovery-codes'
import { findTotpStep } from './totp'

/** A code of somebody's second factor, as it was typed. */
export interface FactorCode {
  now: Date
  accountId: string
  /** From the app, or a recovery code. */
  code: string
  accountSecret: string
}

type SpendOptions = FactorCode & { db: Transaction }

/** Uses a code up, in the transaction of what it is shown for. Refuses with `code_wrong`. */
export async function spendFactorCode(options: SpendOptions) {
  if (!(await spend(options))) throw new DomainError('code_wrong')
}

/** True when it was this call that used the code up. */
async function spend({ db, now, accountId, code, accountSecret }: SpendOptions) {
  const factor = await db.secondFactor.findUnique({
    where: { accountId, confirmedAt: { not: null } },
  })
  if (!factor) return false
  const secret = unseal(factor.sealedSecret, 'second factor', accountSecret)
  const step = findTotpStep(secret, code, now)
  if (step !== null) {
    const { count } = await db.secondFactor.updateMany({
      where: { accountId, lastStep: { lt: step } },
      data: { lastStep: step },
    })
    return count === 1
  }
  const used = hashRecoveryCode(accountId, code)
  const { count } = await db.secondFactor.updateMany({
    where: { accountId, recoveryHashes: { has: used } },
    data: { recoveryHashes: factor.recoveryHashes.filter((kept) => kept !== used) },
  })
  return count === 1
}
