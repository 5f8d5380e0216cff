import type { Transaction } from '@/prisma/database'
import { cutPage, rowsOfPage } from '../pages'

interface ListStaffOptions {
  db: Transaction
  schoolId: string
  page?: number
}

const pageSize = 200

/** Who works in a school, by name; a page of them. */
export async function listStaff({ db, schoolId, page = 1 }: ListStaffOptions) {
  const grants = await db.roleGrant.findMany({
    where: { schoolId },
    orderBy: [{ role: 'asc' }, { account: { name: 'asc' } }, { id: 'asc' }],
    ...rowsOfPage(page, pageSize),
    select: { role: true, account: { select: { id: true, name: true, email: true } } },
  })
  const staff = grants.map(({ role, account }) => ({ role, ...account }))
  return cutPage(staff, pageSize)
}
