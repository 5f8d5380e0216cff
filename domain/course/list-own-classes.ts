import type { Transaction } from '@/prisma/database'
import { closesAfterMs } from './class-session-times'

interface ListOwnClassesOptions {
  db: Transaction
  now: Date
  /** Whose classes: those that name them, and those that name nobody in schools that they run. */
  accountId: string
}

const mostListed = 30

/** The classes that somebody is to hold, the next first. */
export async function listOwnClasses({ db, now, accountId }: ListOwnClassesOptions) {
  const grants = await db.roleGrant.findMany({
    where: { accountId, role: 'school_administrator', schoolId: { not: null } },
    select: { schoolId: true },
  })
  const run = grants.flatMap(({ schoolId }) => schoolId ?? [])
  return db.classSession.findMany({
    where: {
      endsAt: { gt: new Date(now.getTime() - closesAfterMs) },
      cancelledAt: null,
      isRehearsal: false,
      OR: [{ teacherId: accountId }, { teacherId: null, course: { schoolId: { in: run } } }],
    },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: mostListed,
    include: { course: { include: { school: true } }, classroom: { select: { name: true } } },
  })
}
