import type { Database } from '@/prisma/database'
import { lockCourse } from './lock-course'
import { offerFreePlaces } from './offer-free-places'

interface PassOnOptions {
  db: Database
  now: Date
  /** Courses at one go. */
  most?: number
}

const defaultMost = 200

/**
 * Passes on the places of offers whose time is over, so that those who wait hear of it without anybody's click.
 * No rule waits for it. Any number may do it at once. Gives how many courses it went through.
 */
export async function passOnLapsedOffers({ db, now, most = defaultMost }: PassOnOptions) {
  const lapsed = await db.enrolment.groupBy({
    by: ['courseId'],
    where: { state: 'offered', offerExpiresAt: { lte: now } },
    orderBy: { courseId: 'asc' },
    take: most,
  })
  for (const { courseId } of lapsed) {
    await db.$transaction(async (tx) => {
      await lockCourse(tx, courseId)
      const course = await tx.course.findUnique({ where: { id: courseId } })
      if (course) await offerFreePlaces(tx, { now, course })
    })
  }
  return lapsed.length
}
