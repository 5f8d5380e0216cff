import type { Transaction } from '@/prisma/database'

interface ListPlayersOptions {
  db: Transaction
  now: Date
  partnerId: string
}

/** A partner's own player of each course that it has one of which plays now, the newest: course → embed. */
export async function listFeedPlayers({ db, now, partnerId }: ListPlayersOptions) {
  const embeds = await db.embed.findMany({
    where: {
      ...{ partnerId, withdrawnAt: null, classSessionId: null, origins: { isEmpty: false } },
      AND: [
        { OR: [{ validFrom: null }, { validFrom: { lte: now } }] },
        { OR: [{ validUntil: null }, { validUntil: { gt: now } }] },
      ],
    },
    // Of those with one course the last stays in the map.
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, courseId: true },
  })
  return new Map(embeds.map(({ id, courseId }) => [courseId, id]))
}
