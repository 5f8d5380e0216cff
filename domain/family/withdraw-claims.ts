import type { Database } from '@/prisma/database'
import { settleClaim } from '../enrolment/settle-claim'

interface WithdrawClaimsOptions {
  db: Database
  now: Date
  portalUrl: string
  familyId: string
  childId: string
}

/**
 * Deletes what was sent for a child's claims, and gives up those that are still in question. What was
 * found out before stays: it needs no document any more.
 */
export async function withdrawClaims(options: WithdrawClaimsOptions) {
  const { db, now, portalUrl, familyId, childId } = options
  const evidence = { subscription: { familyId, childId } }
  await db.$transaction(async (tx) => {
    await tx.evidencePage.deleteMany({ where: { evidence } })
    await tx.evidence.updateMany({
      where: { ...evidence, erasedAt: null },
      data: { erasedAt: now },
    })
  })
  const open = await db.subscription.findMany({
    where: { familyId, childId, claimState: { in: ['evidence_asked', 'in_review'] } },
    select: { id: true },
  })
  for (const { id: subscriptionId } of open) {
    await settleClaim({ db, portalUrl, subscriptionId, outcome: 'refused' })
  }
}
