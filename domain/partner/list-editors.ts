import type { Transaction } from '@/prisma/database'

/** Who edits for a partner, the first one first. */
export async function listEditors({ db, partnerId }: { db: Transaction; partnerId: string }) {
  const grants = await db.roleGrant.findMany({
    where: { partnerId },
    orderBy: { createdAt: 'asc' },
    select: { account: { select: { id: true, name: true, email: true } } },
  })
  return grants.map(({ account }) => account)
}
