import type { Transaction } from '@/prisma/database'

interface ListPartsOptions {
  db: Transaction
  accountId: string
}

/** What an account may play a part in, with the schools' names; schools that are closed are left out. */
export function listParts({ db, accountId }: ListPartsOptions) {
  return db.roleGrant.findMany({
    where: { accountId, OR: [{ schoolId: null }, { school: { standing: { not: 'closed' } } }] },
    orderBy: [{ role: 'asc' }, { createdAt: 'asc' }],
    select: {
      role: true,
      school: { select: { id: true, nameZh: true, nameEn: true } },
      partner: { select: { id: true, nameZh: true, nameEn: true } },
    },
  })
}
