import type { Transaction } from '@/prisma/database'
import { seal, unseal } from '../access/seal'
import { DomainError } from '../domain-error'
import { makeTotpSecret } from './totp'

interface BeginSecondFactorOptions {
  db: Transaction
  accountId: string
  accountSecret: string
}

/**
 * A secret for the account's authenticator app; the same until it is confirmed, so that a page loaded
 * twice fits the app. Refuses with `second_factor_set`.
 */
export async function beginSecondFactor(options: BeginSecondFactorOptions) {
  const { db, accountId, accountSecret } = options
  const sealedSecret = seal(makeTotpSecret(), 'second factor', accountSecret)
  const { sealedSecret: kept, confirmedAt } = await db.secondFactor.upsert({
    where: { accountId },
    create: { accountId, sealedSecret },
    update: {},
  })
  if (confirmedAt) throw new DomainError('second_factor_set')
  return unseal(kept, 'second factor', accountSecret)
}
