import type { Transaction } from '@/prisma/database'
import { coursesWithText } from '../course/courses-with-text'
import { cutPage, rowsOfPage } from '../pages'
import { carriableCourses } from './carriable-courses'

interface ListOptions {
  db: Transaction
  now: Date
  partner: { id: string; isLimited: boolean }
  /** What to look for; all of them without it. */
  text: string | undefined
  page: number
}

/** The catalogue of a partner: what it may carry, each with its next class; and whether there is more. */
export async function listCarriableCourses({ db, now, partner, text, page }: ListOptions) {
  const courses = await db.course.findMany({
    where: { AND: [carriableCourses(partner), ...(text ? [coursesWithText(text)] : [])] },
    include: {
      school: { select: { nameZh: true, nameEn: true } },
      classSessions: {
        where: { isRehearsal: false, cancelledAt: null, endsAt: { gt: now } },
        orderBy: { startsAt: 'asc' },
        take: 1,
        select: { id: true, startsAt: true, endsAt: true },
      },
    },
    orderBy: [{ schoolId: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }],
    ...rowsOfPage(page),
  })
  const { rows: shown, hasMore } = cutPage(courses)
  return { courses: shown, hasMore }
}
