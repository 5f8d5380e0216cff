import { z } from 'zod'
import type { Database, Transaction } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'
import { tellFamilies } from '../course-enrolment/tell-families'
import { DomainError } from '../domain-error'
import { checkTeacher } from './check-teacher'
import { holdPlaces } from './hold-places'
import { refuseClash } from './refuse-clash'
import { tellTeachers } from './tell-teachers'

/** What is left out stays as it is. */
export const changeClassSessionSchema = z.object({
  startsAt: z.date().optional(),
  endsAt: z.date().optional(),
  classroomId: z.string().optional(),
  /** Null: nobody is named. */
  teacherId: z.string().nullable().optional(),
  /** For those concerned. */
  reason: z.string().trim().max(300).optional(),
})

interface ChangeOptions {
  now: Date
  /** An account, or the school's API key. */
  actorId: string
  schoolId: string
  classSessionId: string
  /** Which the one who changes it has seen. */
  version: number
  change: z.infer<typeof changeClassSessionSchema>
}

/**
 * Moves a class, to another time or room, or gives it another teacher; its address and its broadcast stay.
 * Both teachers are told, and the families of enrolled children. Throws DomainError `changed_meanwhile`, `class_has_begun`, or a clash.
 */
export function changeClassSession({ db, ...options }: ChangeOptions & { db: Database }) {
  return db.$transaction((tx) => changeClassSessionIn(tx, options))
}

/** The same within a transaction. */
export async function changeClassSessionIn(tx: Transaction, options: ChangeOptions) {
  const { now, actorId, schoolId, classSessionId, version, change } = options
  const former = await findChangeable(tx, { schoolId, classSessionId, version })
  const { startsAt, endsAt, classroomId, teacherId } = { ...former, ...withoutGaps(change) }
  if (endsAt <= startsAt) throw new DomainError('class_times_impossible')
  await holdPlaces(tx, { classroomIds: [classroomId], teacherIds: [teacherId] })
  const classroom = await tx.classroom.findUnique({ where: { id: classroomId, schoolId } })
  if (!classroom) throw new DomainError('classroom_not_found')
  if (classroom.closedAt) throw new DomainError('classroom_closed')
  await checkTeacher(tx, { schoolId, teacherId })
  await refuseClash(tx, { classSessionId, startsAt, endsAt, classroomId, teacherId })
  const isMoved = startsAt.getTime() !== former.startsAt.getTime()
  const { count } = await tx.classSession.updateMany({
    where: { id: classSessionId, version },
    data: {
      ...{ startsAt, endsAt, classroomId, teacherId },
      reason: change.reason ?? null,
      ...(isMoved && { movedFrom: former.startsAt }),
      version: { increment: 1 },
    },
  })
  if (count === 0) throw new DomainError('changed_meanwhile')
  await recordAuditEntry({
    ...{ db: tx, now, actorId, schoolId, action: 'class_changed', subjectId: classSessionId },
    details: { name: former.titleZh },
  })
  await tellTeachers(tx, { now, actorId, classSessionId, formerTeacherId: former.teacherId })
  await tellFamilies(tx, { now, classSessionId, former })
}

interface FindOptions {
  schoolId: string
  classSessionId: string
  version: number
}

/** A class of the school that has not begun and is as the one who changes it has seen it. */
export async function findChangeable(tx: Transaction, options: FindOptions) {
  const { schoolId, classSessionId, version } = options
  const found = await tx.classSession.findUnique({
    where: { id: classSessionId, course: { schoolId } },
    include: { broadcast: { select: { state: true } } },
  })
  if (!found) throw new DomainError('class_session_not_found')
  if (found.version !== version) throw new DomainError('changed_meanwhile')
  if (found.broadcast?.state !== 'waiting' || found.cancelledAt) {
    throw new DomainError('class_has_begun')
  }
  return found
}

function withoutGaps(change: ChangeOptions['change']) {
  const entries = Object.entries(change).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as Partial<{
    startsAt: Date
    endsAt: Date
    classroomId: string
    teacherId: string | null
  }>
}
