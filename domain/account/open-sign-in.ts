import type { Transaction } from '@/prisma/database'

interface OpenSignInOptions {
  db: Transaction
  now: Date
  accountId: string
  /** Whether a code was shown that was e-mailed to the account's address. */
  byCode?: boolean
  /** Browser and system in words, for its owner to recognise. */
  device: string
}

/** Notes that a browser signed in; gives the sign-in's id. */
export async function openSignIn({ db, now, accountId, byCode, device }: OpenSignInOptions) {
  const { id } = await db.signIn.create({
    data: { accountId, byCode, device, createdAt: now, lastSeenAt: now },
    select: { id: true },
  })
  return id
}
