import type { Transaction } from '@/prisma/database'
import { coursesWithText } from '../course/courses-with-text'
import { cutPage, rowsOfPage } from '../pages'
import { isOpenToCarry, openToPartners } from './may-carry'

interface ListOptions {
  db: Transaction
  partnerId: string
  /** What to look for; without it there is the list alone. */
  text: string | undefined
  page: number
}

/** The courses on a partner's list; with a text those that have it, and could be on the list. */
export async function listListableCourses({ db, partnerId, text, page }: ListOptions) {
  const listed = { partners: { some: { partnerId } } }
  const courses = await db.course.findMany({
    where: text ? { AND: [coursesWithText(text), { OR: [listed, openToPartners] }] } : listed,
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    ...rowsOfPage(page),
    include: { school: true, partners: { where: { partnerId } } },
  })
  const { rows: shown, hasMore } = cutPage(courses)
  return {
    courses: shown.map((course) => ({
      ...course,
      isListed: course.partners.length > 0,
      /** Whether its school lets partners carry it at present. */
      isOpen: isOpenToCarry(course, 'partners'),
    })),
    hasMore,
  }
}
