import type { Database } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'
import { invitationLetter } from '../mail/letters/invitation'
import { holdSchool } from './hold-school'
import {
  hashInvitationToken,
  invitationLifeMs,
  invitationUrl,
  makeInvitationToken,
} from './invitation-token'
import { openInvitationsAt } from './open-invitations'
import type { Invitee } from './read-invitation-list'
import type { StaffRole } from './staff-role'
import { checkTrial } from './trial'

interface InviteOptions {
  db: Database
  now: Date
  portalUrl: string
  /** Of the administrator. */
  actorId: string
  schoolId: string
  role: StaffRole
  /** Each address once. */
  invitees: Invitee[]
  /** In which the letters are written. */
  locale: string
}

const longestTransactionMs = 60_000

const entryOf = {
  teacher: 'teachers_invited',
  school_administrator: 'administrators_invited',
} as const

/**
 * Invites all of them or none. Who has that part there already, or holds an open invitation, is left as they
 * are, so that the same list again sends nothing. Throws DomainError `trial_is_full`.
 */
export function inviteStaff({ db, ...options }: InviteOptions) {
  const { now, portalUrl, actorId, schoolId, role, invitees, locale } = options
  return db.$transaction(
    async (tx) => {
      const school = await holdSchool(tx, schoolId)
      const emails = invitees.map(({ email }) => email)
      const [members, invited, inviter] = await Promise.all([
        tx.account.findMany({
          where: { email: { in: emails }, grants: { some: { schoolId, role } } },
          select: { email: true },
        }),
        tx.invitation.findMany({
          where: { schoolId, role, email: { in: emails }, ...openInvitationsAt(now) },
          select: { email: true },
        }),
        tx.account.findUniqueOrThrow({ where: { id: actorId }, select: { name: true } }),
      ])
      const known = new Set([...members, ...invited].map(({ email }) => email))
      const fresh = invitees
        .filter(({ email }) => !known.has(email))
        .map((invitee) => ({ ...invitee, token: makeInvitationToken() }))
      await tx.invitation.createMany({
        data: fresh.map(({ email, name, token }) => ({
          ...{ schoolId, role, email, name, createdAt: now, createdById: actorId },
          tokenHash: hashInvitationToken(token),
          expiresAt: new Date(now.getTime() + invitationLifeMs),
        })),
      })
      await checkTrial({ tx, now, schoolId, role, standing: school.standing })
      const names = { schoolNameZh: school.nameZh, schoolNameEn: school.nameEn }
      await tx.outgoingMail.createMany({
        data: fresh.map(({ email, token }) => ({
          ...{ recipient: email, createdAt: now, dueAt: now },
          ...invitationLetter({
            ...{
              locale,
              role,
              ...names,
              inviter: inviter.name,
              url: invitationUrl(portalUrl, token),
            },
          }),
        })),
      })
      if (fresh.length > 0) {
        await recordAuditEntry({
          ...{ db: tx, now, actorId, schoolId, action: entryOf[role] },
          details: { count: fresh.length },
        })
      }
      return { invited: fresh.length, members: members.length, waiting: invited.length }
    },
    { timeout: longestTransactionMs },
  )
}
