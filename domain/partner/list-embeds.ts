import type { Transaction } from '@/prisma/database'

const mostListed = 500

/** A partner's embeds, those that are open first, the newest first. */
export function listEmbeds({ db, partnerId }: { db: Transaction; partnerId: string }) {
  return db.embed.findMany({
    where: { partnerId },
    orderBy: [{ withdrawnAt: { sort: 'desc', nulls: 'first' } }, { createdAt: 'desc' }],
    take: mostListed,
    include: { course: { select: { titleZh: true, titleEn: true } } },
  })
}
