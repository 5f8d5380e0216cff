import { isUniqueViolation, type Transaction } from '@/prisma/database'
import { DomainError } from '../domain-error'
import { hashPassword } from './password'

interface CreateAccountOptions {
  db: Transaction
  now: Date
  /** As `emailSchema` gives it. */
  email: string
  name: string
  locale: string
  /** None for who signs in by e-mailed codes. */
  password?: string
  /** Whether it is known that the address is theirs: a code or a link that was sent there came back. */
  isEmailVerified?: boolean
}

/** Makes an account without any part to play. Refuses with `account_exists`. */
export async function createAccount(options: CreateAccountOptions) {
  const { db, now, email, name, locale, password, isEmailVerified } = options
  const passwordHash = password ? await hashPassword(password) : null
  const emailVerifiedAt = isEmailVerified ? now : null
  try {
    return await db.account.create({
      data: { email, name, locale, passwordHash, emailVerifiedAt, createdAt: now },
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw new DomainError('account_exists')
    throw error
  }
}
