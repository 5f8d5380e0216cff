import type { Transaction } from '@/prisma/database'
import { carriableCourses } from './carriable-courses'

interface ListOptions {
  db: Transaction
  now: Date
  partner: { id: string; isLimited: boolean }
}

const mostListed = 500

/** The catalogue of a partner: what it may carry, each with its next class. */
export function listCarriableCourses({ db, now, partner }: ListOptions) {
  return db.course.findMany({
    where: carriableCourses(partner),
    include: {
      school: { select: { nameZh: true, nameEn: true } },
      classSessions: {
        where: { isRehearsal: false, cancelledAt: null, endsAt: { gt: now } },
        orderBy: { startsAt: 'asc' },
        take: 1,
        select: { id: true, startsAt: true, endsAt: true },
      },
    },
    orderBy: [{ schoolId: 'asc' }, { createdAt: 'asc' }],
    take: mostListed,
  })
}
