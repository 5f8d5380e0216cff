import type { Transaction } from '@/prisma/database'
import { ownedBy, type WebhookOwner } from './webhook-owner'

type ListWebhooksOptions = WebhookOwner & { db: Transaction }

/** The addresses of a school or a partner, the newest first, each with its newest delivery. */
export function listWebhooks({ db, ...owner }: ListWebhooksOptions) {
  return db.webhook.findMany({
    where: ownedBy(owner),
    orderBy: { createdAt: 'desc' },
    omit: { sealedSecret: true },
    include: { deliveries: { orderBy: { createdAt: 'desc' }, take: 1 } },
  })
}
