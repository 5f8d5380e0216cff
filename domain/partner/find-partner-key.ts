import type { Transaction } from '@/prisma/database'
import { hashApiKey, looksLikeApiKey } from '../api/api-key'
import { hasTerms } from './may-carry'
import type { PartnerScope } from './partner-scopes'

interface FindKeyOptions {
  db: Transaction
  now: Date
  /** As it came in. */
  apiKey: string
  scope: PartnerScope
}

const usedEveryMs = 60_000

/** The partner whose key this is, if it is good now and for this; null for any other text. */
export async function findPartnerByKey({ db, now, apiKey, scope }: FindKeyOptions) {
  if (!looksLikeApiKey(apiKey)) return null
  const key = await db.partnerApiKey.findUnique({
    where: { hash: hashApiKey(apiKey), revokedAt: null, expiresAt: { gt: now } },
    include: { partner: true },
  })
  if (!key?.scopes.includes(scope) || !hasTerms(key.partner, now)) return null
  if (!key.lastUsedAt || now.getTime() - key.lastUsedAt.getTime() > usedEveryMs) {
    await db.partnerApiKey.update({ where: { id: key.id }, data: { lastUsedAt: now } })
  }
  return key.partner
}
