import type { ChildDataKeys } from '@/common/child-data-keys'
import type { Database } from '@/prisma/database'
import { DomainError } from '../domain-error'
import { findCounty } from '../region/divisions'
import { hasPossibleAge } from './child-age'
import { type ChildProfile, sealProfile } from './child-profile'
import { likenessOf } from './likeness'

interface ChangeChildOptions {
  db: Database
  now: Date
  keys: ChildDataKeys
  familyId: string
  childId: string
  profile: ChildProfile
}

/**
 * Corrects what is known of a child. What was asked for a programme stands as it was said then: who moves
 * house loses no place, and who corrects a residence gains none. Throws DomainError `child_not_found`,
 * `child_age_impossible`, `region_not_found`.
 */
export async function changeChild(options: ChangeChildOptions) {
  const { db, now, keys, familyId, childId, profile } = options
  if (!hasPossibleAge(profile, now)) throw new DomainError('child_age_impossible')
  if (!findCounty(profile.regionCode)) throw new DomainError('region_not_found')
  const { count } = await db.child.updateMany({
    where: { id: childId, familyId },
    data: {
      sealedProfile: await sealProfile(profile, keys),
      likeness: likenessOf(profile, keys),
    },
  })
  if (count === 0) throw new DomainError('child_not_found')
}
