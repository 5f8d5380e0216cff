import type { Database } from '@/prisma/database'
import { unseal } from '../access/seal'
import { DomainError } from '../domain-error'
import { endOtherSignIns } from './end-other-sign-ins'
import { hashRecoveryCode, makeRecoveryCodes } from './recovery-codes'
import { findTotpStep } from './totp'

interface ConfirmSecondFactorOptions {
  db: Database
  now: Date
  accountId: string
  signInId: string
  code: string
  accountSecret: string
}

/**
 * Switches the second factor on with the first code from the app, and ends the other sign-ins. Gives
 * the recovery codes, once. Refuses with `code_wrong`.
 */
export async function confirmSecondFactor(options: ConfirmSecondFactorOptions) {
  const { db, now, accountId, signInId, code, accountSecret } = options
  const begun = await db.secondFactor.findUnique({ where: { accountId, confirmedAt: null } })
  const secret = begun && unseal(begun.sealedSecret, 'second factor', accountSecret)
  const step = secret && findTotpStep(secret, code, now)
  if (!step) throw new DomainError('code_wrong')
  const recoveryCodes = makeRecoveryCodes()
  await db.$transaction(async (tx) => {
    const { count } = await tx.secondFactor.updateMany({
      where: { accountId, confirmedAt: null },
      data: {
        confirmedAt: now,
        lastStep: step,
        recoveryHashes: recoveryCodes.map((each) => hashRecoveryCode(accountId, each)),
      },
    })
    if (count === 0) throw new DomainError('second_factor_set')
    await tx.signIn.update({ where: { id: signInId }, data: { secondFactorAt: now } })
    await endOtherSignIns({ db: tx, now, accountId, signInId })
  })
  return recoveryCodes
}
