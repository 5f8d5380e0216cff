import { createHash } from 'node:crypto'
import type { Database, Transaction } from '@/prisma/database'
import { listFeedClasses } from '../partner/list-feed-classes'
import { hasTerms } from '../partner/may-carry'
import { queueDelivery } from './queue-delivery'
import { feedEvent } from './webhook-events'

interface DigestOptions {
  db: Transaction
  now: Date
  reconnectWindowMs: number
  partnerId: string
}

/** Of all that a partner's feed holds at a moment: two that are alike hold the same. */
export async function digestFeed({ db, partnerId: id, ...window }: DigestOptions) {
  const partner = await db.partner.findUniqueOrThrow({ where: { id } })
  const classes = hasTerms(partner, window.now)
    ? await listFeedClasses({ db, partner, ...window })
    : []
  return createHash('sha256').update(JSON.stringify(classes)).digest('base64url')
}

/**
 * Looks whether the feeds of those partners have changed that have programs to tell, and puts it on its way:
 * that they have, since whoever fetches a feed finds out what. Asked twice at once it still tells it once.
 */
export async function queueFeedNews({
  db,
  ...window
}: Omit<DigestOptions, 'db' | 'partnerId'> & {
  db: Database
}) {
  const partners = await db.partner.findMany({
    where: { webhooks: { some: {} } },
    select: { id: true, toldFeedDigest: true },
  })
  for (const { id: partnerId, toldFeedDigest } of partners) {
    const digest = await digestFeed({ db, partnerId, ...window })
    if (digest === toldFeedDigest) continue
    await db.$transaction(async (tx) => {
      const { count } = await tx.partner.updateMany({
        where: { id: partnerId, toldFeedDigest },
        data: { toldFeedDigest: digest },
      })
      // Another portal was faster.
      if (count === 0) return
      const { now } = window
      // Read while the partner's row is held, as whoever adds an address does: none is left out.
      const webhooks = await tx.webhook.findMany({ where: { partnerId }, select: { id: true } })
      const body = { type: feedEvent, timestamp: now.toISOString(), data: { partnerId } } as const
      for (const { id: webhookId } of webhooks)
        await queueDelivery({ db: tx, now, webhookId, body })
    })
  }
}
