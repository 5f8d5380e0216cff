import type { Database, Transaction } from '@/prisma/database'
import { DomainError } from '../domain-error'
import { findEntitledChildren } from './find-entitled-children'
import { holdChildren } from './hold-children'
import { lockCourse } from './lock-course'
import { offerFreePlaces } from './offer-free-places'
import { openForEnrolment } from './open-for-enrolment'
import { countFreePlaces, countPlaces } from './place-counts'

interface EnrolOptions {
  db: Database
  now: Date
  familyId: string
  courseId: string
  /** In the order in which they are to have the places that are left. */
  childIds: readonly string[]
}

export interface EnrolOutcome {
  childId: string
  /** As it stands now: one that has asked before keeps what it has. */
  outcome: 'enrolled' | 'waitlisted' | 'offered'
}

/** A child in more courses at once is no child's week; and nobody can hold places everywhere. */
const mostCourses = 40

/**
 * Enrols children in a course: each gets a place while there is one that nobody waits for, else the end of the
 * waitlist. Asking again changes nothing. Throws DomainError `child_not_found`, `course_not_found`,
 * `consent_missing`, `subscription_needed` or `too_many_courses`, and then no child is enrolled.
 */
export function enrolChildren({ db, ...options }: EnrolOptions): Promise<EnrolOutcome[]> {
  const { now, familyId, courseId } = options
  const childIds = [...new Set(options.childIds)]
  return db.$transaction(async (tx) => {
    await holdChildren(tx, { familyId, childIds })
    await lockCourse(tx, courseId)
    const course = await tx.course.findUnique({ where: { id: courseId, ...openForEnrolment } })
    if (!course) throw new DomainError('course_not_found')
    // Those who wait go first: what has lapsed meanwhile is theirs.
    await offerFreePlaces(tx, { now, course })
    const known = await tx.enrolment.findMany({
      where: { courseId, childId: { in: childIds }, state: { not: 'left' } },
    })
    const fresh = childIds.filter((id) => !known.some(({ childId }) => childId === id))
    await refuseWithoutConsent(tx, fresh)
    await refuseUnentitled(tx, { courseId, childIds: fresh })
    const { waitlisted, ...taken } = await countPlaces(tx, { courseId, now })
    const free = waitlisted > 0 ? 0 : countFreePlaces(course.capacity, taken)
    for (const [index, childId] of fresh.entries()) {
      const state = free === null || index < free ? 'enrolled' : 'waitlisted'
      // A millisecond apart: siblings keep the order in which they were named.
      const askedAt = new Date(now.getTime() + index)
      const asked = { state, askedAt, offerExpiresAt: null, leftAt: null } as const
      await tx.enrolment.upsert({
        where: { courseId_childId: { courseId, childId } },
        create: { courseId, childId, ...asked },
        update: asked,
      })
    }
    const after = await tx.enrolment.findMany({ where: { courseId, childId: { in: childIds } } })
    return after.flatMap(({ childId, state }) =>
      state === 'left' ? [] : [{ childId, outcome: state }],
    )
  })
}

async function refuseWithoutConsent(tx: Transaction, childIds: string[]) {
  const agreed = await tx.child.count({
    where: {
      id: { in: childIds },
      consents: { some: { purpose: 'enrolment', withdrawnAt: null } },
    },
  })
  if (agreed < childIds.length) throw new DomainError('consent_missing')
}

async function refuseUnentitled(
  tx: Transaction,
  { courseId, childIds }: { courseId: string; childIds: string[] },
) {
  const entitled = await findEntitledChildren(tx, { courseId, childIds })
  if (childIds.some((childId) => !entitled.has(childId))) {
    throw new DomainError('subscription_needed')
  }
  const counts = await tx.enrolment.groupBy({
    by: ['childId'],
    where: { childId: { in: childIds }, state: { not: 'left' } },
    _count: true,
  })
  if (counts.some(({ _count }) => _count >= mostCourses)) throw new DomainError('too_many_courses')
}
