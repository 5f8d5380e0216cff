import type { Transaction } from '@/prisma/database'

interface SendMailAgainOptions {
  db: Transaction
  now: Date
  mailId: string
}

/** Makes a letter that was not sent due now. */
export async function sendMailAgain({ db, now, mailId }: SendMailAgainOptions) {
  await db.outgoingMail.updateMany({
    where: { id: mailId, sentAt: null },
    data: { dueAt: now, attempts: 0 },
  })
}
