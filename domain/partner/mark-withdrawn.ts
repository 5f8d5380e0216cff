import type { Transaction } from '@/prisma/database'

interface MarkOptions {
  tx: Transaction
  now: Date
  embedIds: string[]
}

/** Ends embeds for good: edges are told of each, so that a token that is still about opens nothing. */
export async function markWithdrawn({ tx, now, embedIds }: MarkOptions) {
  if (embedIds.length === 0) return
  await tx.embed.updateMany({ where: { id: { in: embedIds } }, data: { withdrawnAt: now } })
  await tx.withdrawnEmbed.createMany({
    data: embedIds.map((embedId) => ({ embedId, at: now })),
    skipDuplicates: true,
  })
}
