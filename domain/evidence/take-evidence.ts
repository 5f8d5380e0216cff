import { type Database, Prisma } from '@/prisma/database'
import { skipLocked } from './skip-locked'
import { type ReviewScope, waitingEvidence } from './waiting-evidence'

/** Nobody else is given it meanwhile; a reviewer who comes later than that may still decide, if nobody was. */
export const heldMs = 15 * 60_000

interface TakeOptions {
  db: Database
  now: Date
  /** The reviewer's. */
  accountId: string
  scope: ReviewScope
}

/**
 * Gives a reviewer the evidence that they have already, else the one that has waited longest; null when there
 * is none for them. Two never have the same. (Prisma knows no SKIP LOCKED.)
 */
export function takeEvidence({ db, now, accountId, scope }: TakeOptions): Promise<string | null> {
  return db.$transaction(async (tx) => {
    // Of two tabs of one reviewer, the second then finds what the first took.
    await tx.$queryRaw`SELECT 1 FROM "Account" WHERE "id" = ${accountId} FOR UPDATE`
    const held = await tx.evidence.findFirst({
      where: { heldById: accountId, state: 'in_review', appliesAt: null },
      select: { id: true },
    })
    const [next] = held
      ? [held]
      : await tx.$queryRaw<{ id: string }[]>(Prisma.sql`
          SELECT e."id" FROM "Evidence" e WHERE ${waitingEvidence({ now, accountId, scope })}
          ORDER BY e."sentAt", e."id" LIMIT 1 ${skipLocked}`)
    if (!next) return null
    const heldUntil = new Date(now.getTime() + heldMs)
    const { count } = await tx.evidence.updateMany({
      where: { id: next.id, ...(held && { heldById: accountId }) },
      data: { heldById: accountId, heldUntil },
    })
    return count === 1 ? next.id : null
  })
}
