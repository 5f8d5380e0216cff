import { longestTokenSeconds } from '@/common/playback-token'
import type { Transaction } from '@/prisma/database'

/** Longer than any token lives, and than clocks differ. */
const namedForMs = (longestTokenSeconds + 600) * 1000
const mostListed = 5_000

/** Ids of the embeds that were withdrawn a short time ago: their tokens may still be about. */
export async function listWithdrawnEmbeds({ db, now }: { db: Transaction; now: Date }) {
  const rows = await db.withdrawnEmbed.findMany({
    where: { at: { gt: new Date(now.getTime() - namedForMs) } },
    select: { embedId: true },
    orderBy: { at: 'desc' },
    take: mostListed,
  })
  return rows.map(({ embedId }) => embedId)
}
