import type { Transaction } from '@/prisma/database'

interface QueueMailOptions {
  db: Transaction
  now: Date
  recipient: string
  subject: string
  text: string
}

/**
 * Puts a letter into the outbox. In the transaction of what caused it: there is no letter about what
 * did not happen, and none is lost when the mail server is away.
 */
export async function queueMail({ db, now, ...mail }: QueueMailOptions) {
  await db.outgoingMail.create({ data: { ...mail, createdAt: now, dueAt: now } })
}
