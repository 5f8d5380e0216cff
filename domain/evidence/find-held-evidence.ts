import type { Database } from '@/prisma/database'

interface FindHeldOptions {
  db: Database
  now: Date
  accountId: string
}

/** What a reviewer has before them; null when they have taken nothing, or were too late for it. */
export function findHeldEvidence({ db, now, accountId }: FindHeldOptions) {
  return db.evidence.findFirst({
    where: { heldById: accountId, heldUntil: { gt: now }, state: 'in_review', appliesAt: null },
    select: {
      ...{ id: true, look: true, isObjection: true, sentAt: true, heldUntil: true },
      pages: { orderBy: { page: 'asc' }, select: { page: true } },
      subscription: {
        select: {
          ...{ childId: true, claim: true, sealedClaim: true },
          child: { select: { sealedProfile: true } },
          programme: {
            select: { nameZh: true, nameEn: true, tiers: { orderBy: { rank: 'asc' } } },
          },
        },
      },
    },
  })
}

/** The reviewer's last decision, while it can be undone. */
export function findUndoable({ db, now, accountId }: FindHeldOptions) {
  return db.evidence.findFirst({
    where: { heldById: accountId, appliesAt: { gt: now } },
    orderBy: { appliesAt: 'desc' },
    select: { id: true, appliesAt: true },
  })
}
