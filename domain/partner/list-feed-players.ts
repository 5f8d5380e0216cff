import type { Transaction } from '@/prisma/database'

interface ListPlayersOptions {
  db: Transaction
  partnerId: string
}

/** A partner's own player of each course that it has one of: course → embed. */
export async function listFeedPlayers({ db, partnerId }: ListPlayersOptions) {
  const embeds = await db.embed.findMany({
    where: { partnerId, withdrawnAt: null, classSessionId: null },
    orderBy: { createdAt: 'desc' },
    select: { id: true, courseId: true },
  })
  return new Map(embeds.map(({ id, courseId }) => [courseId, id]))
}
