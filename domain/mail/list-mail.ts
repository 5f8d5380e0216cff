import type { Transaction } from '@/prisma/database'

const mostListed = 100

/** The newest letters, for operators: what waits, what was sent, and what nobody would take. */
export function listMail({ db }: { db: Transaction }) {
  return db.outgoingMail.findMany({ orderBy: { createdAt: 'desc' }, take: mostListed })
}
