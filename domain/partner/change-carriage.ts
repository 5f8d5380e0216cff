import { z } from 'zod'
import { Carriage, type Database, type Transaction } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'
import { DomainError } from '../domain-error'
import { makeEmbedId } from './embed-id'
import { markWithdrawn } from './mark-withdrawn'

export const carriageSchema = z.object({ carriage: z.enum(Carriage) })

type ChangeCarriageOptions = z.infer<typeof carriageSchema> & {
  db: Database
  now: Date
  actorId: string
  schoolId: string
  courseId: string
}

/**
 * A school's word on who may show a course elsewhere. Opening it to any site makes the one embed that a pasted
 * link becomes; taking that back withdraws it. Throws DomainError `course_not_public` for a course that is not
 * for everybody.
 */
export function changeCarriage({ db, ...options }: ChangeCarriageOptions) {
  const { now, actorId, schoolId, courseId, carriage } = options
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Course" WHERE "id" = ${courseId} FOR UPDATE`
    const course = await tx.course.findUnique({ where: { id: courseId, schoolId } })
    if (!course) throw new DomainError('course_not_found')
    if (carriage !== 'nobody' && course.audience !== 'public') {
      throw new DomainError('course_not_public')
    }
    if (carriage === course.carriage) return
    await tx.course.update({ where: { id: courseId }, data: { carriage } })
    await keepLinkEmbed(tx, { now, actorId, courseId, isOpen: carriage === 'any_site' })
    await recordAuditEntry({
      ...{ db: tx, now, actorId, schoolId, action: 'carriage_changed', subjectId: courseId },
      details: { name: course.titleZh, carriage },
    })
  })
}

interface LinkEmbedOptions {
  now: Date
  actorId: string | null
  courseId: string
  isOpen: boolean
}

async function keepLinkEmbed(tx: Transaction, options: LinkEmbedOptions) {
  const { now, actorId, courseId, isOpen } = options
  const open = { courseId, isForAnySite: true, withdrawnAt: null }
  if (!isOpen) {
    const embeds = await tx.embed.findMany({ where: open, select: { id: true } })
    await markWithdrawn({ tx, now, embedIds: embeds.map(({ id }) => id) })
    return
  }
  if ((await tx.embed.count({ where: open })) > 0) return
  await tx.embed.create({
    data: {
      ...{ id: makeEmbedId(), courseId, isForAnySite: true, name: 'Links', origins: [] },
      ...{ createdAt: now, createdById: actorId },
    },
  })
}
