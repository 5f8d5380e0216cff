import type { PartnerStanding, Transaction } from '@/prisma/database'

interface ListPartnersOptions {
  db: Transaction
  standing: PartnerStanding
}

const mostListed = 200

/** Partners in one standing, who applied first first; with how many embeds are open. */
export function listPartners({ db, standing }: ListPartnersOptions) {
  return db.partner.findMany({
    where: { standing },
    orderBy: { createdAt: 'asc' },
    take: mostListed,
    include: { _count: { select: { embeds: { where: { withdrawnAt: null } } } } },
  })
}
