import type { Transaction } from '@/prisma/database'
import { describeReplay } from '../broadcast/describe-replay'
import { type CatalogueEntry, toCatalogueEntry, withCourseAndSchool } from './catalogue-entry'
import { forEverybody } from './for-everybody'

export interface ReplayEntry extends CatalogueEntry {
  endedAt: Date
  /** Length of what was recorded. */
  seconds: number
}

interface ListReplaysOptions {
  db: Transaction
  now: Date
  limit: number
}

/** Classes for everybody that can be watched again, the last one first. */
export async function listReplays({ db, now, limit }: ListReplaysOptions): Promise<ReplayEntry[]> {
  const broadcasts = await db.broadcast.findMany({
    where: {
      state: 'ended',
      endedAt: { not: null },
      replayUntil: { gt: now },
      stoppedAt: null,
      replayWithdrawnAt: null,
      classSession: {
        ...forEverybody,
        course: { ...forEverybody.course, replayAudience: 'as_class' },
      },
    },
    include: { classSession: { include: withCourseAndSchool } },
    orderBy: { endedAt: 'desc' },
    take: limit,
  })
  return broadcasts.flatMap((broadcast) => {
    const replay = describeReplay(broadcast, now)
    const { endedAt } = broadcast
    if (replay?.state !== 'ready' || endedAt === null) return []
    return [{ ...toCatalogueEntry(broadcast.classSession), endedAt, seconds: replay.seconds }]
  })
}
