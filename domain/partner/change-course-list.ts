import type { Database } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'
import { DomainError } from '../domain-error'
import { holdPartner } from './hold-partner'
import { keepToList } from './keep-to-list'

interface ChangeListOptions {
  db: Database
  now: Date
  actorId: string
  partnerId: string
  courseId: string
  isListed: boolean
}

/** Puts a course on a partner's list, or takes it off; the rest of the list stays as it is. */
export function changeCourseList({ db, ...options }: ChangeListOptions) {
  const { now, actorId, partnerId, courseId, isListed } = options
  return db.$transaction(async (tx) => {
    const partner = await holdPartner(tx, partnerId)
    const course = await tx.course.findUnique({ where: { id: courseId } })
    if (!course) throw new DomainError('course_not_found')
    const row = { partnerId, courseId }
    const { count } = isListed
      ? await tx.partnerCourse.createMany({
          data: [{ ...row, createdAt: now }],
          skipDuplicates: true,
        })
      : await tx.partnerCourse.deleteMany({ where: row })
    if (count === 0) return
    await keepToList({ tx, now, partner })
    await recordAuditEntry({
      ...{ db: tx, now, actorId, schoolId: null, subjectId: partnerId },
      action: isListed ? 'partner_list_added' : 'partner_list_removed',
      details: { name: partner.nameZh, course: course.titleZh },
    })
  })
}
