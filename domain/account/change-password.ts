import type { Database } from '@/prisma/database'
import { DomainError } from '../domain-error'
import { endOtherSignIns } from './end-other-sign-ins'
import { isEasilyGuessed } from './is-easily-guessed'
import { hashPassword, isPassword } from './password'

interface ChangePasswordOptions {
  db: Database
  now: Date
  accountId: string
  /** The sign-in that goes on; all others of the account end. */
  signInId: string
  /** None where the account has had no password so far. */
  formerPassword: string | undefined
  password: string
}

/** Sets an account's password and ends its other sign-ins. Refuses with `password_wrong` or `password_easy`. */
export async function changePassword(options: ChangePasswordOptions) {
  const { db, now, accountId, signInId, formerPassword = '', password } = options
  const account = await db.account.findUniqueOrThrow({ where: { id: accountId } })
  if (account.passwordHash && !(await isPassword(formerPassword, account.passwordHash))) {
    throw new DomainError('password_wrong')
  }
  if (isEasilyGuessed(password, account)) throw new DomainError('password_easy')
  const passwordHash = await hashPassword(password)
  await db.$transaction(async (tx) => {
    await tx.account.update({ where: { id: accountId }, data: { passwordHash } })
    await endOtherSignIns({ db: tx, now, accountId, signInId })
  })
}
