import type { Transaction } from '@/prisma/database'

interface ListAskedOptions {
  db: Transaction
  familyId: string
  programmeId: string
}

/** A family's children who are asked for in a programme already, with how their subscriptions stand. */
export function listAskedChildren({ db, familyId, programmeId }: ListAskedOptions) {
  return db.subscription.findMany({
    where: { familyId, programmeId, state: { notIn: ['cancelled', 'refused'] } },
    orderBy: [{ askedAt: 'asc' }, { id: 'asc' }],
    select: { id: true, childId: true, state: true },
  })
}
