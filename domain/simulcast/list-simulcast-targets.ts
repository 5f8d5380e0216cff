import type { Transaction } from '@/prisma/database'

interface ListOptions {
  db: Transaction
  schoolId: string
}

const mostListed = 500

/** Where a school sends its broadcasts on to, the newest first; never the keys. */
export function listSimulcastTargets({ db, schoolId }: ListOptions) {
  return db.simulcastTarget.findMany({
    where: { schoolId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: mostListed,
    omit: { sealedKey: true },
    include: {
      classroom: { select: { name: true } },
      classSession: { select: { titleZh: true, titleEn: true, startsAt: true } },
    },
  })
}
