import type { Transaction } from '@/prisma/database'

interface ListAccessesOptions {
  db: Transaction
  familyId: string
  childId: string
}

const mostListed = 200

/** Who of the staff saw something of a child, the newest first: in which part, not by name. */
export async function listChildAccesses({ db, familyId, childId }: ListAccessesOptions) {
  const accesses = await db.childAccess.findMany({
    where: { childId, child: { familyId } },
    orderBy: { at: 'desc' },
    take: mostListed,
  })
  const accounts = await db.account.findMany({
    where: { id: { in: [...new Set(accesses.map(({ accountId }) => accountId))] } },
    select: { id: true, grants: { select: { role: true, school: { select: schoolNames } } } },
  })
  return accesses.map(({ id, what, at, accountId }) => ({
    ...{ id, what, at },
    grants: accounts.find((account) => account.id === accountId)?.grants ?? [],
  }))
}

const schoolNames = { nameZh: true, nameEn: true } as const
