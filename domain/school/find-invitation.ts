import type { Transaction } from '@/prisma/database'
import { hashInvitationToken } from './invitation-token'
import { openInvitationsAt } from './open-invitations'
import { isTeaching } from './standing'

interface FindInvitationOptions {
  db: Transaction
  now: Date
  /** From the link. */
  token: string
}

/** The open invitation of a link, with its school where it has one; null for one that is used, revoked, too old or unknown. */
export function findInvitation({ db, now, token }: FindInvitationOptions) {
  return db.invitation.findFirst({
    where: {
      tokenHash: hashInvitationToken(token),
      ...openInvitationsAt(now),
      OR: [{ schoolId: null }, { school: { standing: isTeaching } }],
    },
    include: { school: true },
  })
}
