import type { Prisma, Transaction } from '@/prisma/database'
import { closesAfterMs } from './class-session-times'

interface ListOwnClassesOptions {
  db: Transaction
  now: Date
  /** Whose classes: those that name them, and those that name nobody in schools that they run. */
  accountId: string
}

const mostListed = 30
const ofLateMs = 30 * 24 * 3_600_000

/** The classes that somebody is to hold, the next first, and those that they held of late, the last first. */
export async function listOwnClasses({ db, now, accountId }: ListOwnClassesOptions) {
  const grants = await db.roleGrant.findMany({
    where: { accountId, role: 'school_administrator', schoolId: { not: null } },
    select: { schoolId: true },
  })
  const run = grants.flatMap(({ schoolId }) => schoolId ?? [])
  const openUntil = new Date(now.getTime() - closesAfterMs)
  const find = (
    endsAt: Prisma.DateTimeFilter,
    order: Prisma.SortOrder,
    rest: Prisma.ClassSessionWhereInput = {},
  ) =>
    db.classSession.findMany({
      where: {
        endsAt,
        cancelledAt: null,
        isRehearsal: false,
        OR: [{ teacherId: accountId }, { teacherId: null, course: { schoolId: { in: run } } }],
        ...rest,
      },
      orderBy: [{ startsAt: order }, { id: order }],
      take: mostListed,
      include: { course: { include: { school: true } }, classroom: { select: { name: true } } },
    })
  const [coming, past] = await Promise.all([
    find({ gt: openUntil }, 'asc'),
    find({ lte: openUntil, gt: new Date(now.getTime() - ofLateMs) }, 'desc', wasHeld),
  ])
  return { coming, past }
}

const wasHeld = { broadcast: { runs: { gt: 0 } } }
