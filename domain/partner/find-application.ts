import type { Transaction } from '@/prisma/database'

interface FindApplicationOptions {
  db: Transaction
  partnerId: string
}

/** What whoever knows an application's address may read of it: nothing about its people. */
export function findApplication({ db, partnerId }: FindApplicationOptions) {
  return db.partner.findUnique({
    where: { id: partnerId },
    select: {
      ...{ id: true, nameZh: true, nameEn: true, site: true, standing: true },
      ...{ proofToken: true, siteProvenAt: true, siteProvenBy: true, decisionReason: true },
    },
  })
}
