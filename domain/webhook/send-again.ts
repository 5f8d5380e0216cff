import type { Transaction } from '@/prisma/database'
import { ownedBy, type WebhookOwner } from './webhook-owner'

type SendAgainOptions = WebhookOwner & { db: Transaction; now: Date; deliveryId: string }

/** Makes a delivery due now, whether or not it arrived: its id is the same, so that a receiver knows it. */
export async function sendAgain({ db, now, deliveryId, ...owner }: SendAgainOptions) {
  await db.webhookDelivery.updateMany({
    where: { id: deliveryId, webhook: ownedBy(owner) },
    data: { dueAt: now, attempts: 0, deliveredAt: null },
  })
}
