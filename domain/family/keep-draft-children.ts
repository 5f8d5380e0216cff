import type { ChildDataKeys } from '@/common/child-data-keys'
import type { Transaction } from '@/prisma/database'
import { DomainError } from '../domain-error'
import { findCounty } from '../region/divisions'
import type { AskDraft } from './ask-draft'
import { hasPossibleAge } from './child-age'
import { childProfileSchema, sealProfile } from './child-profile'
import { holdFamily, mostChildren } from './hold-family'
import { likenessOf } from './likeness'

interface KeepChildrenOptions {
  db: Transaction
  now: Date
  keys: ChildDataKeys
  familyId: string
  draft: AskDraft
}

/** Makes the children of a draft the family's, sealed; those that are it already stay as they are. */
export async function keepDraftChildren({ db, now, keys, familyId, draft }: KeepChildrenOptions) {
  const chosen = draft.newChildren.filter(({ childId }) => draft.chosenIds.includes(childId))
  const children = await Promise.all(
    chosen.map(async ({ childId, ...entered }) => {
      const profile = childProfileSchema.parse(entered)
      if (!hasPossibleAge(profile, now)) throw new DomainError('child_age_impossible')
      if (!findCounty(profile.regionCode)) throw new DomainError('region_not_found')
      return {
        ...{ id: childId, familyId, createdAt: now, likeness: likenessOf(profile, keys) },
        identityHash: draft.identities[childId] ?? null,
        sealedProfile: await sealProfile(profile, keys),
      }
    }),
  )
  await holdFamily(db, familyId)
  const alike = await db.child.count({
    where: {
      ...{ familyId, likeness: { in: children.map(({ likeness }) => likeness) } },
      id: { notIn: children.map(({ id }) => id) },
    },
  })
  const differ = new Set(children.map(({ likeness }) => likeness)).size === children.length
  if (alike > 0 || !differ) throw new DomainError('child_entered_already')
  await db.child.createMany({ data: children, skipDuplicates: true })
  for (const [id, identityHash] of Object.entries(draft.identities)) {
    await db.child.updateMany({
      where: { id, familyId, identityHash: null },
      data: { identityHash },
    })
  }
  const count = await db.child.count({ where: { familyId } })
  if (count > mostChildren) throw new DomainError('too_many_children')
}
