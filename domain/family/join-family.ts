import type { Database } from '@/prisma/database'
import { grantRole } from '../account/grant-role'
import { DomainError } from '../domain-error'
import { guardianJoinedLetter } from '../mail/letters/guardian-joined'
import { findFamily } from './find-family'
import { findFamilyInvitation } from './find-family-invitation'
import { holdAccount } from './hold-account'
import { holdFamily, mostGuardians } from './hold-family'
import { openFamilyInvitationsAt } from './open-family-invitations'
import { tellFamily } from './tell-family'

interface JoinFamilyOptions {
  db: Database
  now: Date
  accountId: string
  token: string
}

/**
 * Makes an account a guardian of the family that a link is from, once; all its guardians are told. Throws
 * DomainError `family_invitation_not_found`, `family_already`, `too_many_guardians`.
 */
export function joinFamily({ db, now, accountId, token }: JoinFamilyOptions) {
  return db.$transaction(async (tx) => {
    await holdAccount(tx, accountId)
    const invitation = await findFamilyInvitation({ db: tx, now, token })
    if (!invitation) throw new DomainError('family_invitation_not_found')
    const { invitationId, familyId } = invitation
    await holdFamily(tx, familyId)
    const own = await findFamily({ db: tx, accountId })
    if (own === familyId) return
    if (own) throw new DomainError('family_already')
    const guardians = await tx.guardian.count({ where: { familyId } })
    if (guardians >= mostGuardians) throw new DomainError('too_many_guardians')
    const { count } = await tx.familyInvitation.updateMany({
      where: { id: invitationId, ...openFamilyInvitationsAt(now) },
      data: { acceptedAt: now },
    })
    if (count === 0) throw new DomainError('family_invitation_not_found')
    await tx.guardian.create({ data: { accountId, familyId, createdAt: now } })
    await grantRole({ db: tx, now, accountId, role: 'guardian', schoolId: null })
    const { email } = await tx.account.findUniqueOrThrow({ where: { id: accountId } })
    await tellFamily({
      ...{ db: tx, now, familyId },
      letter: (locale) => guardianJoinedLetter({ locale, email }),
    })
  })
}
