import type { Transaction } from '@/prisma/database'

const dayMs = 24 * 3_600_000
/** How long a recording is kept as evidence; after that it is removed as any other is. */
export const evidenceKeptMs = 180 * dayMs
/** What fits into an answer that is asked for every second. */
const mostListed = 2_000

/** Ids of the broadcasts that nobody may publish or watch, the last stopped first. */
export async function listStoppedBroadcasts({ db, now }: { db: Transaction; now: Date }) {
  const rows = await db.broadcast.findMany({
    where: { stoppedAt: { gt: new Date(now.getTime() - evidenceKeptMs) } },
    select: { id: true },
    orderBy: { stoppedAt: 'desc' },
    take: mostListed,
  })
  return rows.map(({ id }) => id)
}
