import { type Database, isUniqueViolation, type Transaction } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'
import { DomainError } from '../domain-error'
import type { ProgrammeInput } from './programme-schema'

interface DefineOptions {
  db: Database
  now: Date
  /** The operator's account; null for the demo. */
  actorId: string | null
  input: ProgrammeInput
  /** Of the form: sent twice, it makes one programme. */
  requestId: string
  /** For the demo, which finds it again. */
  id?: string
}

/** A programme as a draft, which nobody but operators sees. */
export async function defineProgramme({ db, now, actorId, input, requestId, id }: DefineOptions) {
  try {
    return await db.$transaction(async (tx) => {
      const { tiers, tranches, courseIds, ...rules } = input
      const programme = await tx.programme.create({
        data: { ...rules, createdAt: now, requestId, ...(id !== undefined && { id }) },
      })
      await writeParts(tx, programme.id, input)
      await recordAuditEntry({
        ...{ db: tx, now, actorId, schoolId: null, action: 'programme_defined' },
        subjectId: programme.id,
      })
      return { programmeId: programme.id }
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    const { id: programmeId } = await db.programme.findUniqueOrThrow({ where: { requestId } })
    return { programmeId }
  }
}

interface ChangeOptions {
  db: Database
  now: Date
  actorId: string
  programmeId: string
  /** Of the draft that was looked at. */
  version: number
  input: ProgrammeInput
}

/**
 * Changes a draft. Throws DomainErrors `programme_not_found`, `programme_published` and, when another operator
 * was faster, `changed_meanwhile`.
 */
export function changeProgramme({ db, now, actorId, programmeId, version, input }: ChangeOptions) {
  return db.$transaction(async (tx) => {
    const { tiers, tranches, courseIds, ...rules } = input
    const none = { keptUntil: null, endsAt: null, drawMinutes: null }
    const { count } = await tx.programme.updateMany({
      where: { id: programmeId, version, publishedAt: null },
      data: { ...none, ...rules, version: { increment: 1 } },
    })
    if (count === 0) throw await explain(tx, programmeId)
    await writeParts(tx, programmeId, input)
    await recordAuditEntry({
      ...{ db: tx, now, actorId, schoolId: null, action: 'programme_changed' },
      subjectId: programmeId,
    })
  })
}

/** Why a draft could not be taken as it was looked at. */
export async function explain(tx: Transaction, programmeId: string) {
  const found = await tx.programme.findUnique({ where: { id: programmeId } })
  if (!found) return new DomainError('programme_not_found')
  return new DomainError(found.publishedAt ? 'programme_published' : 'changed_meanwhile')
}

async function writeParts(tx: Transaction, programmeId: string, input: ProgrammeInput) {
  const where = { programmeId }
  await tx.programmeTier.deleteMany({ where })
  await tx.programmeTranche.deleteMany({ where })
  await tx.programmeCourse.deleteMany({ where })
  const courseIds = [...new Set(input.courseIds)]
  const known = await tx.course.count({ where: { id: { in: courseIds } } })
  if (known < courseIds.length) throw new DomainError('course_not_found')
  await tx.programmeTier.createMany({
    data: input.tiers.map((tier, index) => ({ programmeId, rank: index + 1, ...tier })),
  })
  await tx.programmeTranche.createMany({
    data: input.tranches.map((tranche) => ({ programmeId, ...tranche })),
  })
  await tx.programmeCourse.createMany({
    data: courseIds.map((courseId) => ({ programmeId, courseId })),
  })
}
