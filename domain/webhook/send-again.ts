import type { Transaction } from '@/prisma/database'

interface SendAgainOptions {
  db: Transaction
  now: Date
  schoolId: string
  deliveryId: string
}

/** Makes a delivery due now, whether or not it arrived: its id is the same, so that a receiver knows it. */
export async function sendAgain({ db, now, schoolId, deliveryId }: SendAgainOptions) {
  await db.webhookDelivery.updateMany({
    where: { id: deliveryId, webhook: { schoolId } },
    data: { dueAt: now, attempts: 0, deliveredAt: null },
  })
}
