import type { Transaction } from '@/prisma/database'

interface FindLinksOptions {
  db: Transaction
  familyId: string
  subscriptionId: string
}

/** What a family has to do about a subscription: a document to send, a question to answer. */
export async function findSubscriptionLinks({ db, familyId, subscriptionId }: FindLinksOptions) {
  const [evidence, duplicate] = await Promise.all([
    db.evidence.findFirst({
      where: {
        ...{ subscriptionId, subscription: { familyId } },
        state: { in: ['asked', 'asked_again', 'in_review'] },
      },
      orderBy: { askedAt: 'desc' },
      select: { id: true },
    }),
    db.duplicateCase.findFirst({
      where: { laterId: subscriptionId, later: { familyId }, state: { not: 'settled' } },
      select: { id: true },
    }),
  ])
  return { evidenceId: evidence?.id ?? null, duplicateCaseId: duplicate?.id ?? null }
}
