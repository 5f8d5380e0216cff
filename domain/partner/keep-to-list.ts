import type { Transaction } from '@/prisma/database'

interface KeepOptions {
  tx: Transaction
  now: Date
  partnerId: string
  /** None: the partner has no list. */
  courseIds: readonly string[] | null
}

/** Tells edges which of a partner's players are outside its list now, and no more of those that are on it again. */
export async function keepToList({ tx, now, partnerId, courseIds }: KeepOptions) {
  const embeds = await tx.embed.findMany({
    where: { partnerId, withdrawnAt: null },
    select: { id: true, courseId: true },
  })
  const outside = embeds.filter(({ courseId }) => courseIds && !courseIds.includes(courseId))
  await tx.withdrawnEmbed.deleteMany({ where: { embedId: { in: embeds.map(({ id }) => id) } } })
  await tx.withdrawnEmbed.createMany({
    data: outside.map(({ id: embedId }) => ({ embedId, at: now })),
  })
}
