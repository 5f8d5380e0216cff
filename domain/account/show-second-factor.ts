import type { Database } from '@/prisma/database'
import { unseal } from '../access/seal'
import { DomainError } from '../domain-error'
import { hashRecoveryCode } from './recovery-codes'
import { findTotpStep } from './totp'

interface ShowSecondFactorOptions {
  db: Database
  now: Date
  accountId: string
  signInId: string
  /** From the app, or a recovery code. */
  code: string
  accountSecret: string
}

/** Lets a sign-in pass by a code that was not used before. Refuses with `code_wrong`. */
export async function showSecondFactor(options: ShowSecondFactorOptions) {
  const { db, now, accountId, signInId } = options
  await db.$transaction(async (tx) => {
    if (!(await spend(options, tx))) throw new DomainError('code_wrong')
    await tx.signIn.update({ where: { id: signInId, accountId }, data: { secondFactorAt: now } })
  })
}

/** True when it was this call that used the code up. */
async function spend(options: ShowSecondFactorOptions, db: Pick<Database, 'secondFactor'>) {
  const { now, accountId, code, accountSecret } = options
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
