import type { Transaction } from '@/prisma/database'

/** Long enough for every node to have asked, even one that was away. */
export const namedForMs = 600_000
const mostListed = 2_000

/** Ids of the broadcasts that a teacher ended a moment ago, and of rehearsals whose time is over. */
export async function listEndedBroadcasts({ db, now }: { db: Transaction; now: Date }) {
  const since = new Date(now.getTime() - namedForMs)
  const rows = await db.broadcast.findMany({
    where: {
      OR: [
        { closedAt: { gt: since } },
        {
          state: { in: ['live', 'interrupted'] },
          classSession: { isRehearsal: true, endsAt: { lte: now } },
        },
      ],
    },
    select: { id: true },
    take: mostListed,
  })
  return rows.map(({ id }) => id)
}
