import type { Transaction } from '@/prisma/database'
import { queueDelivery } from './queue-delivery'

interface SendTestOptions {
  db: Transaction
  now: Date
  schoolId: string
  webhookId: string
}

/** Sends an event that says nothing, to see whether it arrives. Nothing for an address of another school. */
export async function sendTest({ db, now, schoolId, webhookId }: SendTestOptions) {
  const webhook = await db.webhook.count({ where: { id: webhookId, schoolId } })
  if (webhook === 0) return
  const body = { type: 'webhook.test', timestamp: now.toISOString(), data: { schoolId } } as const
  await queueDelivery({ db, now, webhookId, body })
}
