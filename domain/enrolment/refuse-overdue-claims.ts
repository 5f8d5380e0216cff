import type { Database, Prisma } from '@/prisma/database'
import { type OverdueReason, sayReason } from '../evidence/review-reasons'
import { whileHolding } from './hold-programme'
import { settleHeldClaim } from './settle-claim'

interface RefuseOverdueOptions {
  db: Database
  programmeId: string
  portalUrl: string
  evidenceDueDays: number
  /** The moment of the round. */
  askedUntil: Date
  /** For tests: the moment instead of the database's. */
  at?: Date
}

const dayMs = 24 * 3_600_000
const mostAtOnce = 500
const reasonCode: OverdueReason = 'not_in_time'

/** A claim for which no evidence was sent in its days counts as refused: nobody keeps a place by saying nothing. */
export async function refuseOverdueClaims(options: RefuseOverdueOptions) {
  const { db, programmeId, portalUrl, at } = options
  const askedBefore = new Date(options.askedUntil.getTime() - options.evidenceDueDays * dayMs)
  const isOverdue: Prisma.EvidenceWhereInput = {
    state: { in: ['asked', 'asked_again'] },
    askedAt: { lt: askedBefore },
  }
  const overdue = await db.subscription.findMany({
    where: { programmeId, claimState: 'evidence_asked', evidence: { some: isOverdue } },
    orderBy: { id: 'asc' },
    take: mostAtOnce,
    select: { id: true },
  })
  for (const { id: subscriptionId } of overdue) {
    await whileHolding({ db, programmeId, at }, async (tx, programme) => {
      const { count } = await tx.evidence.updateMany({
        where: { subscriptionId, ...isOverdue },
        data: { state: 'refused', decidedAt: programme.at, reasonCode, reason: null },
      })
      if (count === 0) return
      await settleHeldClaim(tx, programme, {
        subscriptionId,
        outcome: 'refused',
        reason: sayReason({ reasonCode, reason: null }),
        portalUrl,
      })
    })
  }
}
