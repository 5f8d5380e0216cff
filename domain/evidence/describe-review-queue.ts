import { type Database, Prisma } from '@/prisma/database'
import { type ReviewScope, waitingEvidence } from './waiting-evidence'

interface DescribeOptions {
  db: Database
  now: Date
  accountId: string
  scope: ReviewScope
}

/** How many documents wait for this reviewer, and since when the oldest; how many they decided today. */
export async function describeReviewQueue({ db, now, accountId, scope }: DescribeOptions) {
  const [[waiting], decidedToday] = await Promise.all([
    db.$queryRaw<{ count: bigint; oldest: Date | null }[]>(Prisma.sql`
      SELECT count(*) AS "count", min(e."sentAt") AS "oldest" FROM "Evidence" e
      WHERE ${waitingEvidence({ now, accountId, scope })}`),
    db.evidenceReview.count({
      where: { accountId, decidedAt: { gt: new Date(now.getTime() - 24 * 3_600_000) } },
    }),
  ])
  return { waiting: Number(waiting?.count ?? 0), oldestAt: waiting?.oldest ?? null, decidedToday }
}
