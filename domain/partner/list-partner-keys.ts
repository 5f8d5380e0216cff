import type { Transaction } from '@/prisma/database'

interface ListKeysOptions {
  db: Transaction
  now: Date
  partnerId: string
}

/** The keys of a partner that are good, the newest first; never their text. */
export function listPartnerKeys({ db, now, partnerId }: ListKeysOptions) {
  return db.partnerApiKey.findMany({
    where: { partnerId, revokedAt: null, expiresAt: { gt: now } },
    orderBy: { createdAt: 'desc' },
    omit: { hash: true },
  })
}
