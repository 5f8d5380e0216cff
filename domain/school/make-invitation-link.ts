import type { Database } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'
import { refuseSpentRequest } from '../access/spend-request'
import { holdSchool } from './hold-school'
import {
  hashInvitationToken,
  invitationLifeMs,
  invitationUrl,
  makeInvitationToken,
} from './invitation-token'
import { checkTrial } from './trial'

interface MakeLinkOptions {
  db: Database
  now: Date
  portalUrl: string
  actorId: string
  schoolId: string
  /** For whom it is, for the list. */
  name: string
  /** Made with the form: it makes one, however often it is sent. */
  requestId?: string
}

/**
 * An invitation to hand over by chat or on paper, for one teacher. The link is given this once. Throws DomainError
 * `done_already`.
 */
export function makeInvitationLink({ db, ...options }: MakeLinkOptions) {
  const { now, portalUrl, actorId, schoolId, name, requestId } = options
  return db.$transaction(async (tx) => {
    await refuseSpentRequest({ db: tx, now, requestId })
    const { standing } = await holdSchool(tx, schoolId)
    const token = makeInvitationToken()
    await tx.invitation.create({
      data: {
        ...{ schoolId, role: 'teacher', name, createdAt: now, createdById: actorId },
        tokenHash: hashInvitationToken(token),
        expiresAt: new Date(now.getTime() + invitationLifeMs),
      },
    })
    await checkTrial({ tx, now, schoolId, role: 'teacher', standing })
    await recordAuditEntry({
      ...{ db: tx, now, actorId, schoolId, action: 'teachers_invited' },
      details: { count: 1 },
    })
    return { url: invitationUrl(portalUrl, token) }
  })
}
