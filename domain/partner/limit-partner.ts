import { z } from 'zod'
import type { Database } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'
import { DomainError } from '../domain-error'
import { holdPartner } from './hold-partner'
import { keepToList } from './keep-to-list'

const mostCourses = 500

export const limitPartnerSchema = z.object({
  termsFrom: z.date().nullable(),
  termsUntil: z.date().nullable(),
  /** None: whatever schools open to partners. */
  courseIds: z.array(z.string()).max(mostCourses).nullable(),
})

type LimitPartnerOptions = z.infer<typeof limitPartnerSchema> & {
  db: Database
  now: Date
  actorId: string
  partnerId: string
}

/** Changes a partner's terms: from when to when, and which courses. Throws DomainError `terms_impossible`. */
export async function limitPartner({ db, ...options }: LimitPartnerOptions) {
  const { now, actorId, partnerId, termsFrom, termsUntil, courseIds } = options
  if (termsFrom && termsUntil && termsUntil <= termsFrom) throw new DomainError('terms_impossible')
  return db.$transaction(async (tx) => {
    const partner = await holdPartner(tx, partnerId)
    await tx.partner.update({
      where: { id: partnerId },
      data: { termsFrom, termsUntil, isLimited: courseIds !== null },
    })
    await tx.partnerCourse.deleteMany({ where: { partnerId } })
    const known = await tx.course.findMany({
      where: { id: { in: courseIds ?? [] } },
      select: { id: true },
    })
    await tx.partnerCourse.createMany({
      data: known.map(({ id: courseId }) => ({ partnerId, courseId, createdAt: now })),
    })
    await keepToList({ tx, now, partnerId, courseIds })
    await recordAuditEntry({
      ...{ db: tx, now, actorId, schoolId: null, subjectId: partnerId },
      action: 'partner_terms_changed',
      details: { name: partner.nameZh },
    })
  })
}
