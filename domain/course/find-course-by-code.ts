import type { Transaction } from '@/prisma/database'
import { isTeaching } from '../school/standing'
import { openingTimes } from './class-session-times'

interface FindCourseOptions {
  db: Transaction
  now: Date
  /** As it was typed. */
  code: string
}

/**
 * The course that a class code opens, and its class to watch: the one that is open or comes next, else the
 * last that was; null for a code that opens nothing. Letters may be small, and parted by spaces.
 */
export async function findCourseByCode({ db, now, code }: FindCourseOptions) {
  const classCode = code.replaceAll(/[\s-]/g, '').toUpperCase()
  const course = await db.course.findUnique({
    where: { classCode, school: { standing: isTeaching } },
    include: {
      classSessions: {
        where: { isRehearsal: false, cancelledAt: null },
        orderBy: { startsAt: 'asc' },
        select: { id: true, startsAt: true, endsAt: true },
      },
    },
  })
  if (!course) return null
  const { classSessions } = course
  const next = classSessions.find((each) => openingTimes(each).closesAt > now)
  return { classCode, classSessionId: (next ?? classSessions.at(-1))?.id ?? null }
}
