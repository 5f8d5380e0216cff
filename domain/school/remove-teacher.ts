import type { Database } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'

interface RemoveTeacherOptions {
  db: Database
  now: Date
  actorId: string
  schoolId: string
  accountId: string
}

/** Takes somebody out of a school's teachers; classes that name them keep them until they are changed. */
export function removeTeacher({ db, now, actorId, schoolId, accountId }: RemoveTeacherOptions) {
  return db.$transaction(async (tx) => {
    const { count } = await tx.roleGrant.deleteMany({
      where: { schoolId, accountId, role: 'teacher' },
    })
    if (count === 0) return
    await recordAuditEntry({
      ...{ db: tx, now, actorId, schoolId, action: 'teacher_removed', subjectId: accountId },
    })
  })
}
