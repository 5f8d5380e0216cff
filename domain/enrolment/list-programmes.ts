import type { Transaction } from '@/prisma/database'

interface ListOptions {
  db: Transaction
  now: Date
}

const mostListed = 200

/** Published programmes that are open or will be, the first to open first. */
export function listOpenProgrammes({ db, now }: ListOptions) {
  return db.programme.findMany({
    where: { publishedAt: { not: null }, closesAt: { gt: now } },
    orderBy: [{ opensAt: 'asc' }, { id: 'asc' }],
    take: mostListed,
    include: { tiers: { orderBy: { rank: 'asc' } } },
  })
}

/** All of them, drafts too, for operators; the newest first. */
export function listProgrammes({ db }: Pick<ListOptions, 'db'>) {
  return db.programme.findMany({
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: mostListed,
  })
}

/** Those about which there may be something to decide. */
export function listRunningProgrammes({ db, now }: ListOptions) {
  return db.programme.findMany({
    where: { publishedAt: { not: null }, endedAt: null, opensAt: { lte: now } },
    orderBy: [{ opensAt: 'asc' }, { id: 'asc' }],
    take: mostListed,
    select: { id: true },
  })
}
