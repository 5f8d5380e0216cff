import type { Transaction } from '@/prisma/database'
import { DomainError } from '../domain-error'

/** Takes a school's row until the transaction ends, whatever its standing. */
export const lockSchool = (tx: Transaction, schoolId: string) =>
  tx.$queryRaw`SELECT 1 FROM "School" WHERE "id" = ${schoolId} FOR UPDATE`

/**
 * Takes a school's row until the transaction ends, so that what is counted in it stays true. Throws
 * DomainError `school_not_found`; a school that is closed or was refused takes nothing new.
 */
export async function holdSchool(tx: Transaction, schoolId: string) {
  await lockSchool(tx, schoolId)
  const school = await tx.school.findUnique({ where: { id: schoolId } })
  if (!school) throw new DomainError('school_not_found')
  if (school.standing === 'closed') throw new DomainError('school_closed')
  if (school.standing === 'refused') throw new DomainError('school_refused')
  return school
}
