import type { Database } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'
import { lockSchool } from './hold-school'
import type { StaffRole } from './staff-role'

interface RemoveStaffOptions {
  db: Database
  now: Date
  actorId: string
  schoolId: string
  role: StaffRole
  accountId: string
}

const entryOf = {
  teacher: 'teacher_removed',
  school_administrator: 'administrator_removed',
} as const

/**
 * Takes a part in a school from somebody; classes that name them keep them until they are changed. The last
 * administrator stays, of two who remove each other at once, too.
 */
export function removeStaff({ db, now, actorId, schoolId, role, accountId }: RemoveStaffOptions) {
  return db.$transaction(async (tx) => {
    await lockSchool(tx, schoolId)
    const isLeft = await tx.roleGrant.count({
      where: { schoolId, role: 'school_administrator', accountId: { not: accountId } },
    })
    if (role === 'school_administrator' && isLeft === 0) return
    const { count } = await tx.roleGrant.deleteMany({ where: { schoolId, accountId, role } })
    if (count === 0) return
    await recordAuditEntry({
      ...{ db: tx, now, actorId, schoolId, action: entryOf[role], subjectId: accountId },
    })
  })
}
