import type { Transaction } from '@/prisma/database'

interface FindReceiptOptions {
  db: Transaction
  programmeId: string
  receipt: string
}

/** What anybody may know of a receipt: where it stands and by what, and nothing of whose it is. Null for none. */
export async function findReceipt({ db, programmeId, receipt }: FindReceiptOptions) {
  const found = await db.subscription.findUnique({
    where: { id: receipt, programmeId },
    select: { id: true, tier: true, lot: true, orderKey: true, togetherId: true, state: true },
  })
  if (!found) return null
  const { tier, orderKey } = found
  const before = await db.subscription.count({
    where: { programmeId, tier, orderKey: { lt: orderKey } },
  })
  return { ...found, unitId: found.togetherId ?? found.id, place: before + 1 }
}
