import { z } from 'zod'
import type { Database } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'
import { DomainError } from '../domain-error'
import { nameSchema } from '../name'
import { carriableCourses } from './carriable-courses'
import { makeEmbedId } from './embed-id'
import { holdPartner } from './hold-partner'
import { hasTerms } from './may-carry'
import { mostOrigins } from './read-origin-list'

const mostEmbeds = 500

/** What can be chosen of an embed. */
export const embedSchema = z.object({
  name: nameSchema,
  /** As `readOriginList` gives them. */
  origins: z.array(z.string()).max(mostOrigins),
  locale: z.enum(['zh', 'en']).nullable(),
  colour: z
    .string()
    .regex(/^[0-9a-f]{6}$/)
    .nullable(),
  validFrom: z.date().nullable(),
  validUntil: z.date().nullable(),
})

type MakeEmbedOptions = z.infer<typeof embedSchema> & {
  db: Database
  now: Date
  actorId: string
  partnerId: string
  courseId: string
  /** Null: whatever is on of the course. */
  classSessionId: string | null
}

/**
 * Makes a player for a partner's sites. Throws DomainError `partner_without_terms`, `course_not_carried`,
 * `terms_impossible` and `too_many_embeds`.
 */
export async function makeEmbed({ db, ...options }: MakeEmbedOptions) {
  const { now, actorId, partnerId, courseId, classSessionId, ...embed } = options
  if (embed.validFrom && embed.validUntil && embed.validUntil <= embed.validFrom) {
    throw new DomainError('terms_impossible')
  }
  return db.$transaction(async (tx) => {
    const partner = await holdPartner(tx, partnerId)
    if (!hasTerms(partner, now)) throw new DomainError('partner_without_terms')
    const course = await tx.course.findFirst({
      where: {
        AND: [{ id: courseId }, carriableCourses(partner)],
        ...(classSessionId && {
          classSessions: { some: { id: classSessionId, isRehearsal: false } },
        }),
      },
    })
    if (!course) throw new DomainError('course_not_carried')
    const open = await tx.embed.count({ where: { partnerId, withdrawnAt: null } })
    if (open >= mostEmbeds) throw new DomainError('too_many_embeds')
    const made = await tx.embed.create({
      data: {
        ...{ id: makeEmbedId(), partnerId, courseId, classSessionId, ...embed },
        ...{ createdAt: now, createdById: actorId },
      },
    })
    await recordAuditEntry({
      ...{ db: tx, now, actorId, schoolId: course.schoolId, action: 'embed_made' },
      ...{ subjectId: made.id, details: { name: partner.nameZh, course: course.titleZh } },
    })
    return { embedId: made.id }
  })
}
