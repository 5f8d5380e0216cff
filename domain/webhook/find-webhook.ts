import type { Transaction } from '@/prisma/database'
import { ownedBy, type WebhookOwner } from './webhook-owner'

type FindWebhookOptions = WebhookOwner & { db: Transaction; webhookId: string }

const mostListed = 100

/** An address with its newest deliveries; null for one of somebody else. */
export function findWebhook({ db, webhookId, ...owner }: FindWebhookOptions) {
  return db.webhook.findUnique({
    where: { id: webhookId, ...ownedBy(owner) },
    omit: { sealedSecret: true },
    include: { deliveries: { orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: mostListed } },
  })
}
