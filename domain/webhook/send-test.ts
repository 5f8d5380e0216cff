import type { Transaction } from '@/prisma/database'
import { queueDelivery } from './queue-delivery'
import { ownedBy, type WebhookOwner } from './webhook-owner'

type SendTestOptions = WebhookOwner & { db: Transaction; now: Date; webhookId: string }

/** Sends an event that says nothing, to see whether it arrives. Nothing for an address of somebody else. */
export async function sendTest({ db, now, webhookId, ...owner }: SendTestOptions) {
  const webhook = await db.webhook.count({ where: { id: webhookId, ...ownedBy(owner) } })
  if (webhook === 0) return
  const body = { type: 'webhook.test', timestamp: now.toISOString(), data: ownedBy(owner) } as const
  await queueDelivery({ db, now, webhookId, body })
}
