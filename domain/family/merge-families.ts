import type { Transaction } from '@/prisma/database'
import { DomainError } from '../domain-error'
import { giveBackAll } from '../enrolment/give-back-subscription'
import { holdFamily, mostChildren, mostGuardians } from './hold-family'

interface MergeOptions {
  /** The family that stays. */
  familyId: string
  joiningId: string
  /** The joining family's entry of the child that the other has already. */
  duplicateId: string
}

/**
 * Makes two families one: guardians and children of the joining go over with all that they have, and the
 * second entry of the child is deleted. Throws DomainError `too_many_children`, `too_many_guardians`.
 */
export async function mergeFamilies(
  tx: Transaction,
  { familyId, joiningId, duplicateId }: MergeOptions,
) {
  // In one order, whoever asks whom.
  for (const id of [familyId, joiningId].sort()) await holdFamily(tx, id)
  await giveBackAll({ tx, childIds: [duplicateId] })
  await tx.child.deleteMany({ where: { id: duplicateId, familyId: joiningId } })
  const joining = { where: { familyId: joiningId }, data: { familyId } }
  await tx.guardian.updateMany(joining)
  await tx.child.updateMany(joining)
  await tx.subscription.updateMany(joining)
  await tx.family.delete({ where: { id: joiningId } })
  if ((await tx.child.count({ where: { familyId } })) > mostChildren) {
    throw new DomainError('too_many_children')
  }
  if ((await tx.guardian.count({ where: { familyId } })) > mostGuardians) {
    throw new DomainError('too_many_guardians')
  }
}
