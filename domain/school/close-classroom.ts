import type { Database } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'
import { DomainError } from '../domain-error'

interface CloseClassroomOptions {
  db: Database
  now: Date
  actorId: string
  schoolId: string
  classroomId: string
}

/**
 * Closes a classroom: its key dies, and nothing new takes place there; what was keeps its recordings.
 * Throws DomainError `classroom_in_use` while classes are planned there.
 */
export function closeClassroom(options: CloseClassroomOptions) {
  const { db, now, actorId, schoolId, classroomId } = options
  return db.$transaction(async (tx) => {
    const classroom = await tx.classroom.findUnique({ where: { id: classroomId, schoolId } })
    if (!classroom) throw new DomainError('classroom_not_found')
    const planned = await tx.classSession.count({
      where: { classroomId, endsAt: { gt: now }, cancelledAt: null },
    })
    if (planned > 0) throw new DomainError('classroom_in_use')
    await tx.classroom.update({ where: { id: classroomId }, data: { closedAt: now } })
    await tx.streamKey.deleteMany({ where: { classroomId } })
    await tx.simulcastTarget.deleteMany({ where: { classroomId } })
    await recordAuditEntry({
      ...{ db: tx, now, actorId, schoolId, action: 'classroom_closed', subjectId: classroomId },
      details: { name: classroom.name },
    })
  })
}
