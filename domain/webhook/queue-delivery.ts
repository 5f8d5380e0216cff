import type { Transaction } from '@/prisma/database'
import type { FeedNews, WebhookBody } from './webhook-events'

/** Sent by a button, to see whether it arrives. */
interface TestBody {
  type: 'webhook.test'
  timestamp: string
  data: { schoolId?: string; partnerId?: string }
}

interface QueueDeliveryOptions {
  db: Transaction
  now: Date
  webhookId: string
  body: WebhookBody | FeedNews | TestBody
}

/** Puts an event on its way; in the transaction of what caused it. */
export async function queueDelivery({ db, now, webhookId, body }: QueueDeliveryOptions) {
  await db.webhookDelivery.create({
    data: {
      ...{ webhookId, event: body.type, body: JSON.stringify(body) },
      ...{ createdAt: now, dueAt: now },
    },
  })
}
