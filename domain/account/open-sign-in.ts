import type { Transaction } from '@/prisma/database'

interface OpenSignInOptions {
  db: Transaction
  now: Date
  accountId: string
  /** Whether a code was shown that was e-mailed to the account's address. */
  byCode?: boolean
  /** Browser and system in words, for its owner to recognise. */
  device: string
  /** That the browser had until now, whosever it was. */
  formerSignInId?: string | null
}

/**
 * Notes that a browser signed in; gives the sign-in's id. The one that the browser had before is ended: its
 * cookie is gone from there, and whoever has a copy should get nowhere with it (OWASP ASVS 5, 7.2.4).
 */
export async function openSignIn({ db, now, formerSignInId, ...signIn }: OpenSignInOptions) {
  if (formerSignInId) {
    await db.signIn.updateMany({
      where: { id: formerSignInId, endedAt: null },
      data: { endedAt: now },
    })
  }
  const { id } = await db.signIn.create({
    data: { ...signIn, createdAt: now, lastSeenAt: now },
    select: { id: true },
  })
  return id
}
