import type { Transaction } from '@/prisma/database'

interface ReviewAgainOptions {
  /** The transaction of the objection. */
  db: Transaction
  now: Date
  subscriptionId: string
}

/**
 * After an objection: the refused evidence is looked at again by somebody who has not seen it. Where its
 * pictures are deleted already, or there never were any, it is asked for anew. Gives what the claim now waits for.
 */
export async function reviewAgain({ db, now, subscriptionId }: ReviewAgainOptions) {
  const last = await db.evidence.findFirst({
    where: { subscriptionId },
    orderBy: [{ askedAt: 'desc' }, { id: 'desc' }],
    select: { id: true, state: true, erasedAt: true, _count: { select: { pages: true } } },
  })
  if (last?.state === 'refused' && !last.erasedAt && last._count.pages > 0) {
    await db.evidence.update({
      where: { id: last.id },
      data: {
        ...{ state: 'in_review', sentAt: now, decidedAt: null, isObjection: true },
        ...{ round: { increment: 1 }, look: 1 },
      },
    })
    return 'in_review' as const
  }
  await db.evidence.create({ data: { subscriptionId, askedAt: now, isObjection: true } })
  return 'evidence_asked' as const
}
