import type { Transaction } from '@/prisma/database'

interface FindWebhookOptions {
  db: Transaction
  schoolId: string
  webhookId: string
}

const mostListed = 100

/** An address with its newest deliveries; null for one of another school. */
export function findWebhook({ db, schoolId, webhookId }: FindWebhookOptions) {
  return db.webhook.findUnique({
    where: { id: webhookId, schoolId },
    omit: { sealedSecret: true },
    include: { deliveries: { orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: mostListed } },
  })
}
