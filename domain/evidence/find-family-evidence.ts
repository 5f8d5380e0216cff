import type { Database } from '@/prisma/database'

interface FindOptions {
  db: Database
  familyId: string
  evidenceId: string
}

/** What is asked of a family, and what it has added so far; null for another family's. */
export function findFamilyEvidence({ db, familyId, evidenceId }: FindOptions) {
  return db.evidence.findFirst({
    where: { id: evidenceId, subscription: { familyId } },
    select: {
      ...{ id: true, state: true, sentAt: true, decidedAt: true, erasedAt: true },
      ...{ reasonCode: true, reason: true },
      pages: { orderBy: { page: 'asc' }, select: { page: true } },
      subscription: {
        select: {
          claim: true,
          child: { select: { sealedProfile: true } },
          programme: { select: { nameZh: true, nameEn: true, evidenceDays: true } },
        },
      },
    },
  })
}
