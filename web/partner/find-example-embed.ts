import { findEmbed } from '@/domain/partner/find-embed'
import { domainContext, type Portal } from '../server/portal'

/** A player of links that is open, to show in the documentation; null where no school has one. */
export async function findExampleEmbed(portal: Portal) {
  const { db, now } = domainContext(portal)
  const candidates = await db.embed.findMany({
    where: { isForAnySite: true, withdrawnAt: null },
    orderBy: { createdAt: 'asc' },
    take: 5,
    select: { id: true },
  })
  for (const { id: embedId } of candidates) {
    if ((await findEmbed({ db, now, embedId }))?.standing === 'open') return embedId
  }
  return null
}
