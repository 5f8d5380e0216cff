import type { Database } from '@/prisma/database'
import { DomainError } from '../domain-error'
import { lockCourse } from './lock-course'

interface AnswerOptions {
  db: Database
  now: Date
  familyId: string
  courseId: string
  childId: string
}

/**
 * Takes the place that is offered to a child. Said twice it is taken once. Throws DomainError `offer_expired`
 * when there is none, or its time is over.
 */
export function acceptOffer({ db, now, familyId, courseId, childId }: AnswerOptions) {
  return db.$transaction(async (tx) => {
    await lockCourse(tx, courseId)
    const found = await tx.enrolment.findUnique({
      where: { courseId_childId: { courseId, childId }, child: { familyId } },
    })
    if (!found) throw new DomainError('child_not_found')
    if (found.state === 'enrolled') return
    const isOpen =
      found.state === 'offered' && found.offerExpiresAt !== null && found.offerExpiresAt > now
    if (!isOpen) throw new DomainError('offer_expired')
    await tx.enrolment.update({
      where: { id: found.id },
      data: { state: 'enrolled', offerExpiresAt: null },
    })
  })
}
