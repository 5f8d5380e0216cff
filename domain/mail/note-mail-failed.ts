import type { Transaction } from '@/prisma/database'

interface NoteMailFailedOptions {
  db: Transaction
  mailId: string
  /** In the mail server's words. */
  reason: string
  attempts: number
  /** The server will never take it: an address that does not exist. */
  isHopeless: boolean
}

/** Two and a half days with the pauses of `claimMail`. */
const mostAttempts = 18
const longestReason = 500

/** The try failed; the next comes by itself, unless there is none left. */
export async function noteMailFailed(options: NoteMailFailedOptions) {
  const { db, mailId, reason, attempts, isHopeless } = options
  const isGivenUp = isHopeless || attempts >= mostAttempts
  await db.outgoingMail.update({
    where: { id: mailId },
    data: { lastError: reason.slice(0, longestReason), ...(isGivenUp ? { dueAt: null } : {}) },
  })
}
