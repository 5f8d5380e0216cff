import type { Transaction } from '@/prisma/database'
import { DomainError } from '../domain-error'

interface HoldChildrenOptions {
  familyId: string
  childIds: readonly string[]
}

/**
 * Takes children, their family and their subscriptions until the transaction ends, always before any course:
 * neither a consent nor a subscription goes between the look at it and the place that it opens. Throws DomainError
 * `child_not_found` for a child of another family.
 */
export async function holdChildren(tx: Transaction, { familyId, childIds }: HoldChildrenOptions) {
  const wanted = [...new Set(childIds)]
  await tx.$queryRaw`SELECT 1 FROM "Family" WHERE "id" = ${familyId} FOR SHARE`
  const held = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "Child" WHERE "id" = ANY(${wanted}) AND "familyId" = ${familyId}
    ORDER BY "id" FOR NO KEY UPDATE`
  if (held.length < wanted.length) throw new DomainError('child_not_found')
  await tx.$queryRaw`
    SELECT 1 FROM "Subscription" WHERE "childId" = ANY(${wanted}) ORDER BY "id" FOR SHARE`
}
