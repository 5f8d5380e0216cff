import type { Transaction } from '@/prisma/database'

interface NoteMailSentOptions {
  db: Transaction
  now: Date
  mailId: string
}

/** The mail server has taken it. */
export async function noteMailSent({ db, now, mailId }: NoteMailSentOptions) {
  await db.outgoingMail.update({
    where: { id: mailId },
    data: { sentAt: now, dueAt: null, lastError: null },
  })
}
