import type { Transaction } from '@/prisma/database'
import { isPassword } from './password'

interface CheckPasswordOptions {
  db: Transaction
  email: string
  password: string
}

/** The account whose password it is, or null: nobody learns which of the two was wrong. */
export async function checkPassword({ db, email, password }: CheckPasswordOptions) {
  const account = await db.account.findUnique({
    where: { email },
    select: { id: true, passwordHash: true },
  })
  return (await isPassword(password, account?.passwordHash)) && account ? account.id : null
}
