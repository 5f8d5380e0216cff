import type { Transaction } from '@/prisma/database'
import { openInvitationsAt } from '../school/open-invitations'

interface ListOperatorsOptions {
  db: Transaction
  now: Date
}

/** Who runs the platform, and who is invited to. */
export async function listOperators({ db, now }: ListOperatorsOptions) {
  const [grants, invitations] = await Promise.all([
    db.roleGrant.findMany({
      where: { role: 'operator' },
      orderBy: [{ createdAt: 'asc' }, { account: { email: 'asc' } }],
      select: { createdAt: true, account: { select: { id: true, name: true, email: true } } },
    }),
    db.invitation.findMany({
      where: { role: 'operator', ...openInvitationsAt(now) },
      orderBy: [{ createdAt: 'desc' }, { email: 'asc' }],
      select: { id: true, email: true, name: true, expiresAt: true },
    }),
  ])
  return {
    operators: grants.map(({ createdAt, account }) => ({ ...account, since: createdAt })),
    invitations,
  }
}
