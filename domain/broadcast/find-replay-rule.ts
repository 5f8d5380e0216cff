import type { ReplayRule } from '@/common/media-contract'
import type { Transaction } from '@/prisma/database'
import { replayAccess, withAccess } from './playback-access'
import { replayOfferedUntil } from './replay-offer'

interface FindReplayRuleOptions {
  db: Transaction
  now: Date
  broadcastId: string
}

/** What of a recording a media node may show: nothing before the portal has heard that there is one. */
export async function findReplayRule(options: FindReplayRuleOptions): Promise<ReplayRule> {
  const { db, now, broadcastId } = options
  const broadcast = await db.broadcast.findUnique({
    where: { id: broadcastId },
    include: { classSession: { include: withAccess } },
  })
  if (!broadcast || !replayOfferedUntil(broadcast, now)) return { outcome: 'withheld' }
  const { replayFrom, replayTo } = broadcast
  return {
    outcome: 'shown',
    from: replayFrom?.toISOString() ?? null,
    to: replayTo?.toISOString() ?? null,
    access: replayAccess(broadcast.classSession),
  }
}
