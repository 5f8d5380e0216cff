import type { Transaction } from '@/prisma/database'
import { isTeaching } from '../school/standing'
import { hashApiKey, looksLikeApiKey } from './api-key'

interface FindKeyOptions {
  db: Transaction
  now: Date
  /** As it came in. */
  apiKey: string
}

/** How exactly it is known when a key was last used. */
const usedEveryMs = 60_000

/** The key that is good now, with its school and scopes; null for any other text. */
export async function findKey({ db, now, apiKey }: FindKeyOptions) {
  if (!looksLikeApiKey(apiKey)) return null
  const found = await db.apiKey.findUnique({
    where: {
      hash: hashApiKey(apiKey),
      revokedAt: null,
      expiresAt: { gt: now },
      school: { standing: isTeaching },
    },
    select: { id: true, schoolId: true, scopes: true, lastUsedAt: true },
  })
  if (!found) return null
  const { lastUsedAt, ...key } = found
  if (!lastUsedAt || now.getTime() - lastUsedAt.getTime() > usedEveryMs) {
    await db.apiKey.update({ where: { id: key.id }, data: { lastUsedAt: now } })
  }
  return key
}
