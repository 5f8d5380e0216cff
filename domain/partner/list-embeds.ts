import type { Transaction } from '@/prisma/database'
import { cutPage, rowsOfPage } from '../pages'

interface ListEmbedsOptions {
  db: Transaction
  partnerId: string
  page: number
}

/** A partner's embeds, those that are open first, the newest first; and whether there are more. */
export async function listEmbeds({ db, partnerId, page }: ListEmbedsOptions) {
  const embeds = await db.embed.findMany({
    where: { partnerId },
    orderBy: [
      { withdrawnAt: { sort: 'desc', nulls: 'first' } },
      { createdAt: 'desc' },
      { id: 'asc' },
    ],
    ...rowsOfPage(page),
    include: { course: { select: { titleZh: true, titleEn: true } } },
  })
  const { rows: shown, hasMore } = cutPage(embeds)
  return { embeds: shown, hasMore }
}
