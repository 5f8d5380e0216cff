import type { Transaction } from '@/prisma/database'

export const mostChildren = 10
export const mostGuardians = 4

/**
 * Locks a family until the transaction ends, so that who counts its children counts all of them. (Prisma
 * knows no row locks.) False when it is gone.
 */
export async function holdFamily(tx: Transaction, familyId: string) {
  const held = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "Family" WHERE "id" = ${familyId} FOR UPDATE`
  return held.length > 0
}
