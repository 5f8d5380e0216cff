import type { Transaction } from '@/prisma/database'
import { DomainError } from '../domain-error'

interface PlannedClass {
  /** Null for one that is new. */
  classSessionId: string | null
  classroomId: string
  teacherId: string | null
  startsAt: Date
  endsAt: Date
}

/**
 * Throws DomainError `room_clash` or `teacher_clash`, with the name of what is in the way, or `teacher_busy` where that
 * is another school's, of which nothing is said. For a transaction that holds both (`holdPlaces`). A class may begin
 * at the moment when another ends.
 */
export async function refuseClash(tx: Transaction, planned: PlannedClass) {
  const { classSessionId, classroomId, teacherId, startsAt, endsAt } = planned
  const other = await tx.classSession.findFirst({
    where: {
      ...(classSessionId && { id: { not: classSessionId } }),
      cancelledAt: null,
      isRehearsal: false,
      startsAt: { lt: endsAt },
      endsAt: { gt: startsAt },
      OR: [{ classroomId }, ...(teacherId ? [{ teacherId }] : [])],
    },
    orderBy: { startsAt: 'asc' },
    include: {
      classroom: { select: { name: true, schoolId: true } },
      teacher: { select: { name: true } },
    },
  })
  if (!other) return
  const { titleZh, titleEn, classroom, teacher } = other
  const values = { title: { zh: titleZh, en: titleEn }, startsAt: other.startsAt }
  if (other.classroomId === classroomId) {
    throw new DomainError('room_clash', { ...values, room: classroom.name })
  }
  const busy = { teacher: teacher?.name ?? '' }
  const { schoolId } = await tx.classroom.findUniqueOrThrow({ where: { id: classroomId } })
  if (classroom.schoolId !== schoolId) throw new DomainError('teacher_busy', busy)
  throw new DomainError('teacher_clash', { ...values, ...busy })
}
