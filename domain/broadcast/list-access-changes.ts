import type { OrdersAnswer } from '@/common/media-contract'
import type { Transaction } from '@/prisma/database'
import { liveAccess, replayAccess, withAccess } from './playback-access'

/** Longer than any cache keeps media. */
const namedForMs = 25 * 3_600_000
const mostListed = 5_000

/**
 * The broadcasts whose access may be otherwise than when their media were fetched, and how it is now: of courses
 * that were changed and of schools that an operator decided about.
 */
export async function listAccessChanges({
  db,
  now,
}: {
  db: Transaction
  now: Date
}): Promise<OrdersAnswer['accessChanges']> {
  const since = new Date(now.getTime() - namedForMs)
  const schools = await db.school.findMany({
    where: { decidedAt: { gt: since } },
    select: { id: true },
  })
  const courses = await db.course.findMany({
    where: {
      OR: [
        { accessChangedAt: { gt: since } },
        ...(schools.length > 0 ? [{ schoolId: { in: schools.map(({ id }) => id) } }] : []),
      ],
    },
    select: { id: true },
  })
  if (courses.length === 0) return []
  const broadcasts = await db.broadcast.findMany({
    where: {
      classSession: { courseId: { in: courses.map(({ id }) => id) } },
      nodeName: { not: null },
      OR: [{ endedAt: null }, { endedAt: { gt: since } }, { replayUntil: { gt: now } }],
    },
    select: { id: true, classSession: { include: withAccess } },
    orderBy: { grantedAt: { sort: 'desc', nulls: 'last' } },
    take: mostListed,
  })
  return broadcasts.map(({ id, classSession }) => ({
    broadcastId: id,
    live: liveAccess(classSession),
    replay: replayAccess(classSession),
  }))
}
