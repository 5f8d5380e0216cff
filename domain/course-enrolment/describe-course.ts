import type { Transaction } from '@/prisma/database'
import { openForEnrolment } from './open-for-enrolment'
import { countFreePlaces, countPlaces } from './place-counts'

interface DescribeOptions {
  db: Transaction
  now: Date
  courseId: string
}

const mostClasses = 30

/** A course as families find it, with its classes to come and its places; null when there is none to enrol in. */
export async function describeCourse({ db, now, courseId }: DescribeOptions) {
  const [course, counts] = await Promise.all([
    db.course.findUnique({
      where: { id: courseId, ...openForEnrolment },
      include: {
        school: { select: { nameZh: true, nameEn: true } },
        programmes: {
          where: { programme: { publishedAt: { not: null } } },
          select: { programme: { select: { id: true, nameZh: true, nameEn: true } } },
        },
        classSessions: {
          where: { endsAt: { gt: now }, isRehearsal: false },
          orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
          take: mostClasses,
          include: { teacher: { select: { name: true } } },
        },
      },
    }),
    countPlaces(db, { courseId, now }),
  ])
  if (!course) return null
  const { waitlisted } = counts
  const free = countFreePlaces(course.capacity, counts)
  // Where children wait, what is free is theirs.
  const places = { free: free !== null && waitlisted > 0 ? 0 : free, waitlisted }
  return { course, places, programmes: course.programmes.map(({ programme }) => programme) }
}

export type DescribedCourse = NonNullable<Awaited<ReturnType<typeof describeCourse>>>
