import type { Transaction } from '@/prisma/database'

interface FindOrCreateOptions {
  db: Transaction
  now: Date
  /** Of somebody who has just shown that they read its mail. */
  email: string
  locale: string
}

/** The account of an address; a new one, without any part to play, is called by the address's first half. */
export async function findOrCreateAccount({ db, now, email, locale }: FindOrCreateOptions) {
  const { id } = await db.account.upsert({
    where: { email },
    create: {
      email,
      locale,
      name: email.slice(0, email.indexOf('@')),
      createdAt: now,
      emailVerifiedAt: now,
    },
    update: { emailVerifiedAt: now },
    select: { id: true },
  })
  return id
}
