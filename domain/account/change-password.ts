import type { Database } from '@/prisma/database'
import { DomainError } from '../domain-error'
import { endOtherSignIns } from './end-other-sign-ins'
import { findSignIn } from './find-sign-in'
import { isEasilyGuessed } from './is-easily-guessed'
import { hashPassword, isPassword } from './password'

interface ChangePasswordOptions {
  db: Database
  now: Date
  accountId: string
  /** The sign-in that goes on; all others of the account end. */
  signInId: string
  /** None where the account has had no password so far, or the sign-in was just made by an e-mailed code. */
  formerPassword: string | undefined
  password: string
}

/**
 * Sets an account's password and ends its other sign-ins. The former one is asked for, but not of whoever has
 * just signed in by an e-mailed code and shown all that is asked of them: it may be forgotten, or a thief's by
 * now. Refuses with `password_wrong` or `password_easy`.
 */
export async function changePassword(options: ChangePasswordOptions) {
  const { db, now, accountId, signInId, formerPassword = '', password } = options
  const [account, signIn] = await Promise.all([
    db.account.findUniqueOrThrow({ where: { id: accountId } }),
    findSignIn({ db, now, signInId }),
  ])
  const isAsked = signIn?.password !== 'replaceable' || signIn.secondFactor === 'asked_for'
  if (
    isAsked &&
    account.passwordHash &&
    !(await isPassword(formerPassword, account.passwordHash))
  ) {
    throw new DomainError('password_wrong')
  }
  if (isEasilyGuessed(password, account)) throw new DomainError('password_easy')
  const passwordHash = await hashPassword(password)
  await db.$transaction(async (tx) => {
    await tx.account.update({ where: { id: accountId }, data: { passwordHash } })
    await endOtherSignIns({ db: tx, now, accountId, signInId })
  })
}
