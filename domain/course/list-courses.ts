import type { Transaction } from '@/prisma/database'

interface ListCoursesOptions {
  db: Transaction
  now: Date
  schoolId: string
}

/** The courses of a school, the newest first, each with its next class and how many are to come. */
export async function listCourses({ db, now, schoolId }: ListCoursesOptions) {
  const toCome = { endsAt: { gt: now }, cancelledAt: null }
  return db.course.findMany({
    where: { schoolId, archivedAt: null },
    orderBy: { createdAt: 'desc' },
    include: {
      classSessions: { where: toCome, orderBy: { startsAt: 'asc' }, take: 1 },
      _count: { select: { classSessions: { where: toCome } } },
    },
  })
}
