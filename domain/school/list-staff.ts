import type { Transaction } from '@/prisma/database'
import { openInvitationsAt } from './open-invitations'

interface ListStaffOptions {
  db: Transaction
  now: Date
  schoolId: string
}

const mostListed = 500

/** Who works in a school, and who is invited to, each by name. */
export async function listStaff({ db, now, schoolId }: ListStaffOptions) {
  const [grants, invitations] = await Promise.all([
    db.roleGrant.findMany({
      where: { schoolId },
      orderBy: [{ role: 'asc' }, { account: { name: 'asc' } }],
      take: mostListed,
      select: { role: true, account: { select: { id: true, name: true, email: true } } },
    }),
    db.invitation.findMany({
      where: { schoolId, ...openInvitationsAt(now) },
      orderBy: [{ createdAt: 'desc' }, { email: 'asc' }],
      take: mostListed,
      select: { id: true, role: true, email: true, name: true, expiresAt: true },
    }),
  ])
  return { staff: grants.map(({ role, account }) => ({ role, ...account })), invitations }
}
