import type { Transaction } from '@/prisma/database'
import { DomainError } from '../domain-error'

interface CheckTeacherOptions {
  schoolId: string
  teacherId: string | null
}

/** Throws DomainError `teacher_not_found` unless the account teaches in the school, or is nobody. */
export async function checkTeacher(tx: Transaction, { schoolId, teacherId }: CheckTeacherOptions) {
  if (teacherId === null) return
  const count = await tx.roleGrant.count({
    where: { schoolId, accountId: teacherId, role: { in: ['teacher', 'school_administrator'] } },
  })
  if (count === 0) throw new DomainError('teacher_not_found')
}
