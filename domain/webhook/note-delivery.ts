import type { Transaction } from '@/prisma/database'
import { mostAttempts } from './claim-deliveries'

interface NoteDeliveryOptions {
  db: Transaction
  now: Date
  deliveryId: string
  attempts: number
  outcome: DeliveryOutcome
}

/** What a try came to. */
export interface DeliveryOutcome {
  kind: 'arrived' | 'failed' | 'hopeless'
  /** An HTTP status, or why there was none. */
  answer: string
}

const longestAnswer = 200

/** Writes down what a try came to; the next comes by itself, unless there is none left. */
export async function noteDelivery(options: NoteDeliveryOptions) {
  const { db, now, deliveryId, attempts, outcome } = options
  const { kind, answer } = outcome
  const isOver = kind !== 'failed' || attempts >= mostAttempts
  // None is there any more when its address was removed meanwhile.
  await db.webhookDelivery.updateMany({
    where: { id: deliveryId },
    data: {
      lastAnswer: answer.slice(0, longestAnswer),
      ...(kind === 'arrived' && { deliveredAt: now }),
      ...(isOver && { dueAt: null }),
    },
  })
}
