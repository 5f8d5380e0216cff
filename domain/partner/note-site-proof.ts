import type { Database, SiteProof } from '@/prisma/database'

interface NoteSiteProofOptions {
  db: Database
  now: Date
  partnerId: string
  foundBy: SiteProof
}

/**
 * Writes down that the site of somebody who applies has carried its proof. What was found first stays: of two who
 * look at once one writes. Once it is decided about a partner, nothing more is written.
 */
export async function noteSiteProof({ db, now, partnerId, foundBy }: NoteSiteProofOptions) {
  const { count } = await db.partner.updateMany({
    where: { id: partnerId, standing: 'applied', siteProvenAt: null },
    data: { siteProvenAt: now, siteProvenBy: foundBy },
  })
  return { isNews: count > 0 }
}
