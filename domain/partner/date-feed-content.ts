import { createHash } from 'node:crypto'
import type { Transaction } from '@/prisma/database'

interface DateContentOptions {
  db: Transaction
  now: Date
  /** Where the feed is, in one language; it may hold a key, so its hash alone is kept. */
  address: string
  /** Of all that it holds. */
  digest: string
}

/**
 * Since when a feed holds what it holds, in whole seconds as HTTP has them. Kept for all portals alike, and later
 * with each change, be it back to what it was or within one second: no two contents of an address share a date.
 */
export async function dateFeedContent({ db, now, address, digest }: DateContentOptions) {
  const addressHash = createHash('sha256').update(address).digest('base64url')
  const known = await db.feedContent.findUnique({ where: { addressHash } })
  if (known?.digest === digest) return known.changedAt
  const [noted] = await db.$queryRaw<{ changedAt: Date }[]>`
    INSERT INTO "FeedContent" AS known ("addressHash", "digest", "changedAt")
    VALUES (${addressHash}, ${digest}, date_trunc('second', ${now}::timestamptz))
    ON CONFLICT ("addressHash") DO UPDATE SET
      "digest" = excluded."digest",
      "changedAt" = CASE WHEN known."digest" = excluded."digest" THEN known."changedAt"
        ELSE greatest(excluded."changedAt", known."changedAt" + interval '1 second') END
    RETURNING "changedAt"`
  if (!noted) throw new Error('a feed without its date')
  return noted.changedAt
}
