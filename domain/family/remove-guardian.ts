import type { Database } from '@/prisma/database'
import { DomainError } from '../domain-error'
import { holdFamily } from './hold-family'

interface RemoveGuardianOptions {
  db: Database
  familyId: string
  /** Who is taken out. */
  guardianId: string
}

/**
 * Takes a guardian out of a family; the last one cannot go, since nobody would be left to look after the
 * children's data: that is deleting the family. Throws DomainError `last_guardian`.
 */
export function removeGuardian({ db, familyId, guardianId }: RemoveGuardianOptions) {
  return db.$transaction(async (tx) => {
    await holdFamily(tx, familyId)
    const { count } = await tx.guardian.deleteMany({ where: { familyId, accountId: guardianId } })
    if (count === 0) return
    if ((await tx.guardian.count({ where: { familyId } })) === 0) {
      throw new DomainError('last_guardian')
    }
    await tx.roleGrant.deleteMany({ where: { accountId: guardianId, role: 'guardian' } })
  })
}
