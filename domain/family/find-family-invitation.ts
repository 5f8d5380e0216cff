import type { Transaction } from '@/prisma/database'
import { hashInvitationToken } from '../school/invitation-token'
import { openFamilyInvitationsAt } from './open-family-invitations'

interface FindInvitationOptions {
  db: Transaction
  now: Date
  /** From the link. */
  token: string
}

/** The open invitation of a link, with the address of who invites; null for one that is used, revoked, too old or unknown. */
export async function findFamilyInvitation({ db, now, token }: FindInvitationOptions) {
  const invitation = await db.familyInvitation.findFirst({
    where: { tokenHash: hashInvitationToken(token), ...openFamilyInvitationsAt(now) },
    select: { id: true, familyId: true, createdById: true },
  })
  if (!invitation) return null
  const { id: invitationId, familyId, createdById } = invitation
  const inviter = await db.account.findUnique({
    where: { id: createdById, guardian: { familyId } },
    select: { email: true },
  })
  return inviter && { invitationId, familyId, inviter: inviter.email }
}
