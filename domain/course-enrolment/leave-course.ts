import type { Database } from '@/prisma/database'
import { DomainError } from '../domain-error'
import { lockCourse } from './lock-course'
import { offerFreePlaces } from './offer-free-places'

interface LeaveOptions {
  db: Database
  now: Date
  familyId: string
  courseId: string
  childId: string
}

/**
 * A child leaves a course or its waitlist, or declines the place that is offered; the place goes on to the next.
 * Said twice it is done once. Throws DomainError `child_not_found`.
 */
export function leaveCourse({ db, now, familyId, courseId, childId }: LeaveOptions) {
  return db.$transaction(async (tx) => {
    const owned = await tx.child.count({ where: { id: childId, familyId } })
    if (owned === 0) throw new DomainError('child_not_found')
    await lockCourse(tx, courseId)
    const { count } = await tx.enrolment.updateMany({
      where: { courseId, childId, state: { not: 'left' } },
      data: { state: 'left', leftAt: now, offerExpiresAt: null },
    })
    if (count === 0) return
    const course = await tx.course.findUniqueOrThrow({ where: { id: courseId } })
    if (course.archivedAt === null) await offerFreePlaces(tx, { now, course })
  })
}
