import type { ChildDataKeys } from '@/common/child-data-keys'
import type { Transaction } from '@/prisma/database'
import { openProfile } from './child-profile'

interface ListChildrenOptions {
  db: Transaction
  keys: ChildDataKeys
  familyId: string
}

/** A family's children, the first entered first, with their profiles opened. */
export async function listChildren({ db, keys, familyId }: ListChildrenOptions) {
  const children = await db.child.findMany({
    where: { familyId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: { consents: { where: { withdrawnAt: null }, orderBy: { givenAt: 'asc' } } },
  })
  return Promise.all(
    children.map(async ({ sealedProfile, identityHash, id: childId, createdAt, consents }) => ({
      ...{ childId, createdAt, consents, hasIdentity: identityHash !== null },
      profile: await openProfile(sealedProfile, keys),
    })),
  )
}

export type FamilyChild = Awaited<ReturnType<typeof listChildren>>[number]
