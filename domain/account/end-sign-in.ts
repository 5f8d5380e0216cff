import type { Transaction } from '@/prisma/database'

interface EndSignInOptions {
  db: Transaction
  now: Date
  /** Whose sign-in it must be. */
  accountId: string
  signInId: string
}

/** Signs a browser out, at its next request. */
export async function endSignIn({ db, now, accountId, signInId }: EndSignInOptions) {
  await db.signIn.updateMany({
    where: { id: signInId, accountId, endedAt: null },
    data: { endedAt: now },
  })
}
