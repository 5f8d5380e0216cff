import type { Database } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'

interface RevokeOptions {
  db: Database
  now: Date
  actorId: string
  /** Null for an operator's. */
  schoolId: string | null
  invitationId: string
}

/** Makes an invitation's link worthless; one that was accepted stays so. */
export function revokeInvitation({ db, now, actorId, schoolId, invitationId }: RevokeOptions) {
  return db.$transaction(async (tx) => {
    const { count } = await tx.invitation.updateMany({
      where: { id: invitationId, schoolId, acceptedAt: null, revokedAt: null },
      data: { revokedAt: now },
    })
    if (count === 0) return
    await recordAuditEntry({
      ...{ db: tx, now, actorId, schoolId, action: 'invitation_revoked', subjectId: invitationId },
    })
  })
}
