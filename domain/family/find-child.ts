import type { ChildDataKeys } from '@/common/child-data-keys'
import type { Transaction } from '@/prisma/database'
import { openProfile } from './child-profile'

interface FindChildOptions {
  db: Transaction
  keys: ChildDataKeys
  familyId: string
  childId: string
}

/** A child of the family with all that is known of it; null for another family's. */
export async function findChild({ db, keys, familyId, childId }: FindChildOptions) {
  const child = await db.child.findFirst({
    where: { id: childId, familyId },
    include: {
      consents: { orderBy: { givenAt: 'asc' } },
      subscriptions: { orderBy: { askedAt: 'asc' }, include: { programme: true } },
    },
  })
  if (!child) return null
  const { sealedProfile, likeness, identityHash, ...rest } = child
  return {
    ...rest,
    hasIdentity: identityHash !== null,
    profile: await openProfile(sealedProfile, keys),
  }
}
