import type { Transaction } from '@/prisma/database'

interface ListKeysOptions {
  db: Transaction
  now: Date
  schoolId: string
}

/** The keys of a school that are good, the newest first; never their text. */
export function listKeys({ db, now, schoolId }: ListKeysOptions) {
  return db.apiKey.findMany({
    where: { schoolId, revokedAt: null, expiresAt: { gt: now } },
    orderBy: { createdAt: 'desc' },
    omit: { hash: true },
  })
}
