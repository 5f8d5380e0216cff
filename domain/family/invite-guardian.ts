import type { Database } from '@/prisma/database'
import { DomainError } from '../domain-error'
import { hashInvitationToken, makeInvitationToken } from '../school/invitation-token'
import { holdFamily, mostGuardians } from './hold-family'
import { openFamilyInvitationsAt } from './open-family-invitations'

const invitationLifeMs = 7 * 24 * 3_600_000

interface InviteGuardianOptions {
  db: Database
  now: Date
  portalUrl: string
  accountId: string
  familyId: string
}

/**
 * Makes a link for a second guardian, to hand over by chat or on paper; one that was made before is void.
 * It is given this once. Throws DomainError `too_many_guardians`.
 */
export function inviteGuardian({ db, now, portalUrl, accountId, familyId }: InviteGuardianOptions) {
  return db.$transaction(async (tx) => {
    await holdFamily(tx, familyId)
    const guardians = await tx.guardian.count({ where: { familyId } })
    if (guardians >= mostGuardians) throw new DomainError('too_many_guardians')
    await tx.familyInvitation.updateMany({
      where: { familyId, ...openFamilyInvitationsAt(now) },
      data: { revokedAt: now },
    })
    const token = makeInvitationToken()
    await tx.familyInvitation.create({
      data: {
        ...{ familyId, createdById: accountId, createdAt: now },
        tokenHash: hashInvitationToken(token),
        expiresAt: new Date(now.getTime() + invitationLifeMs),
      },
    })
    return { url: new URL(`/family/join/${token}`, portalUrl).href }
  })
}
