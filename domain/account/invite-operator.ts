import { z } from 'zod'
import type { Database } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'
import { operatorInvitationLetter } from '../mail/letters/operator-invitation'
import { queueMail } from '../mail/queue-mail'
import { nameSchema } from '../name'
import {
  hashInvitationToken,
  invitationLifeMs,
  invitationUrl,
  makeInvitationToken,
} from '../school/invitation-token'
import { openInvitationsAt } from '../school/open-invitations'
import { emailSchema } from './email'

export const inviteOperatorSchema = z.object({ name: nameSchema, email: emailSchema })

type InviteOptions = z.infer<typeof inviteOperatorSchema> & {
  db: Database
  now: Date
  /** The operator's who invites. */
  actorId: string
  portalUrl: string
  /** In which the letter is written. */
  locale: string
}

/** Invites somebody to run the platform. Who is an operator, or is invited already, is sent nothing. */
export function inviteOperator({ db, now, actorId, portalUrl, ...person }: InviteOptions) {
  return db.$transaction(async (tx) => {
    const { name, email, locale } = person
    const part = { role: 'operator', schoolId: null } as const
    const [operators, invited] = await Promise.all([
      tx.roleGrant.count({ where: { ...part, account: { email } } }),
      tx.invitation.count({ where: { ...part, email, ...openInvitationsAt(now) } }),
    ])
    if (operators + invited > 0) return
    const token = makeInvitationToken()
    const { id: subjectId } = await tx.invitation.create({
      data: {
        ...{ ...part, name, email, createdAt: now, createdById: actorId },
        tokenHash: hashInvitationToken(token),
        expiresAt: new Date(now.getTime() + invitationLifeMs),
      },
    })
    const entry = { action: 'operator_invited', actorId, schoolId: null } as const
    await recordAuditEntry({ db: tx, now, ...entry, subjectId })
    const letter = operatorInvitationLetter({ locale, url: invitationUrl(portalUrl, token) })
    await queueMail({ db: tx, now, recipient: email, ...letter })
  })
}
