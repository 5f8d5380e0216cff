import { z } from 'zod'
import type { Database } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'
import { grantRole } from '../account/grant-role'
import { DomainError } from '../domain-error'
import { nameSchema } from '../name'
import { findInvitation } from './find-invitation'
import { openInvitationsAt } from './open-invitations'

export const acceptInvitationSchema = z.object({
  /** As families see it. */
  name: nameSchema,
})

type AcceptOptions = z.infer<typeof acceptInvitationSchema> & {
  db: Database
  now: Date
  accountId: string
  token: string
}

/**
 * Takes the part that an invitation offers, once. Throws DomainError `invitation_not_found`, and
 * `invitation_of_another` when it was e-mailed to somebody else.
 */
export function acceptInvitation({ db, now, accountId, token, name }: AcceptOptions) {
  return db.$transaction(async (tx) => {
    const invitation = await findInvitation({ db: tx, now, token })
    if (!invitation) throw new DomainError('invitation_not_found')
    const { id, schoolId, role, email } = invitation
    const account = await tx.account.findUniqueOrThrow({ where: { id: accountId } })
    if (email && email !== account.email) throw new DomainError('invitation_of_another')
    const { count } = await tx.invitation.updateMany({
      where: { id, ...openInvitationsAt(now) },
      data: { acceptedAt: now, acceptedById: accountId },
    })
    if (count === 0) throw new DomainError('invitation_not_found')
    await tx.account.update({ where: { id: accountId }, data: { name } })
    await grantRole({ db: tx, now, accountId, role, schoolId })
    await recordAuditEntry({
      ...{
        db: tx,
        now,
        actorId: accountId,
        schoolId,
        action: 'invitation_accepted',
        subjectId: id,
      },
    })
    return { schoolId, role }
  })
}
