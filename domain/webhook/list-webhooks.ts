import type { Transaction } from '@/prisma/database'

interface ListWebhooksOptions {
  db: Transaction
  schoolId: string
}

/** The addresses of a school, the newest first, each with its newest delivery. */
export function listWebhooks({ db, schoolId }: ListWebhooksOptions) {
  return db.webhook.findMany({
    where: { schoolId },
    orderBy: { createdAt: 'desc' },
    omit: { sealedSecret: true },
    include: { deliveries: { orderBy: { createdAt: 'desc' }, take: 1 } },
  })
}
