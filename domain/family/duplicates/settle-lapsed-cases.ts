import type { Database, Prisma } from '@/prisma/database'
import { whileHolding } from '../../enrolment/hold-programme'
import { clearDuplicate, closeDuplicate } from './settle-duplicate'

interface SettleLapsedOptions {
  db: Database
  now: Date
}

const mostAtOnce = 100
const isOver: Prisma.SubscriptionWhereInput = { state: { in: ['cancelled', 'refused'] } }

/** Settles what has settled itself: a request that was withdrawn, or the earlier one is gone and holds nothing up. */
export async function settleLapsedCases({ db, now }: SettleLapsedOptions) {
  const lapsed = await db.duplicateCase.findMany({
    where: {
      state: { not: 'settled' },
      OR: [{ earlierId: null }, { earlier: isOver }, { later: isOver }],
    },
    include: { later: { select: { state: true } } },
    take: mostAtOnce,
  })
  for (const { id: caseId, laterId, programmeId, later } of lapsed) {
    const isWithdrawn = later.state === 'cancelled' || later.state === 'refused'
    await whileHolding({ db, programmeId }, async (tx, programme) => {
      const outcome = isWithdrawn ? ('withdrawn' as const) : ('lapsed' as const)
      const isClosed = await closeDuplicate(tx, { now, caseId, outcome })
      if (isClosed && !isWithdrawn) await clearDuplicate(tx, programme, laterId)
    })
  }
  return lapsed.length
}
