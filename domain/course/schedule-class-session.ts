import { z } from 'zod'
import type { Database, Transaction } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'
import { generateBroadcastId } from '../broadcast/broadcast-id'
import { DomainError } from '../domain-error'
import { nameSchema } from '../name'
import { checkTeacher } from './check-teacher'
import { holdPlaces } from './hold-places'
import { refuseClash } from './refuse-clash'

export const scheduleClassSessionSchema = z.object({
  courseId: z.string(),
  classroomId: z.string(),
  /** An account that teaches in the school. */
  teacherId: z.string().optional(),
  startsAt: z.date(),
  endsAt: z.date(),
  /** The course's own titles when left out. */
  titleZh: nameSchema.optional(),
  titleEn: nameSchema.optional(),
})

type NewClassSession = z.infer<typeof scheduleClassSessionSchema> & { now: Date }

/**
 * Puts a class on the timetable, with its broadcast waiting: the playback address is settled. Throws
 * DomainError `room_clash` or `teacher_clash` when its place is taken.
 */
export function scheduleClassSession({ db, ...given }: NewClassSession & { db: Database }) {
  return db.$transaction((tx) => addClassSession(tx, given))
}

/** The same within a transaction. */
export async function addClassSession(tx: Transaction, { now, ...given }: NewClassSession) {
  if (given.endsAt <= given.startsAt) throw new DomainError('class_times_impossible')
  const teacherId = given.teacherId ?? null
  await holdPlaces(tx, { classroomIds: [given.classroomId], teacherIds: [teacherId] })
  const [course, classroom] = await Promise.all([
    tx.course.findUnique({ where: { id: given.courseId } }),
    tx.classroom.findUnique({ where: { id: given.classroomId } }),
  ])
  if (!course) throw new DomainError('course_not_found')
  if (course.archivedAt) throw new DomainError('course_archived')
  if (!classroom) throw new DomainError('classroom_not_found')
  if (course.schoolId !== classroom.schoolId) throw new DomainError('classroom_of_another_school')
  if (classroom.closedAt) throw new DomainError('classroom_closed')
  await checkTeacher(tx, { schoolId: course.schoolId, teacherId })
  await refuseClash(tx, { ...given, classSessionId: null, teacherId })
  const broadcastId = generateBroadcastId()
  const { id } = await tx.classSession.create({
    data: {
      ...given,
      titleZh: given.titleZh ?? course.titleZh,
      titleEn: given.titleEn ?? course.titleEn,
      createdAt: now,
      broadcast: { create: { id: broadcastId } },
    },
  })
  return { classSessionId: id, broadcastId }
}

type PlannedClass = NewClassSession & {
  /** An account, or the school's API key. */
  actorId: string
  schoolId: string
}

/** A class of a course of the school, written down. Throws DomainError `course_not_found`, too. */
export async function planClassSession(tx: Transaction, options: PlannedClass) {
  const { actorId, schoolId, ...given } = options
  const { now, courseId } = given
  const course = await tx.course.count({ where: { id: courseId, schoolId } })
  if (course === 0) throw new DomainError('course_not_found')
  const planned = await addClassSession(tx, given)
  await recordAuditEntry({
    ...{ db: tx, now, actorId, schoolId, action: 'classes_planned', subjectId: courseId },
    details: { count: 1 },
  })
  return planned
}
