import type { Transaction } from '@/prisma/database'
import { cutPage, rowsOfPage } from '../pages'
import { openInvitationsAt } from './open-invitations'

interface ListInvitationsOptions {
  db: Transaction
  now: Date
  schoolId: string
  page?: number
}

const pageSize = 200

/** Who is invited to work in a school and has not answered, the newest first; a page of them. */
export async function listInvitations(options: ListInvitationsOptions) {
  const { db, now, schoolId, page = 1 } = options
  const invitations = await db.invitation.findMany({
    where: { schoolId, ...openInvitationsAt(now) },
    orderBy: [{ createdAt: 'desc' }, { email: 'asc' }, { id: 'asc' }],
    ...rowsOfPage(page, pageSize),
    select: { id: true, role: true, email: true, name: true, expiresAt: true },
  })
  return cutPage(invitations, pageSize)
}
