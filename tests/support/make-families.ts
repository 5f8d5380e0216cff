import { randomUUID } from 'node:crypto'
import { sealProfile } from '@/domain/family/child-profile'
import { likenessOf } from '@/domain/family/likeness'
import type { Database } from '@/prisma/database'
import { childDataKeys as keys } from './child-data-keys'

interface MakeFamilyOptions {
  db: Database
  now: Date
  children?: number
  regionCode?: string
  locale?: string
  /** Of all its children; each family's own when it is left out. */
  name?: string
}

/** A guardian's account with a family and children whose guardian has agreed. */
export async function makeFamily({ db, now, children = 1, ...options }: MakeFamilyOptions) {
  const { regionCode = '110101', locale = 'zh' } = options
  const label = randomUUID()
  const account = await db.account.create({
    data: { email: `${label}@families.example`, name: 'Guardian', locale, createdAt: now },
  })
  const { id: familyId } = await db.family.create({
    data: { createdAt: now, guardians: { create: { accountId: account.id, createdAt: now } } },
  })
  const childIds: string[] = []
  for (let number = 1; number <= children; number += 1) {
    const name = `${options.name ?? label} ${number}`.slice(0, 60)
    const profile = { name, birthYear: 2010, birthMonth: 3, grade: 3, regionCode }
    const consent = { accountId: account.id, purpose: 'enrolment', textVersion: '1' } as const
    const child = await db.child.create({
      data: {
        ...{ familyId, createdAt: now, likeness: likenessOf(profile, keys) },
        sealedProfile: await sealProfile(profile, keys),
        consents: { create: { ...consent, locale, givenAt: now } },
      },
    })
    childIds.push(child.id)
  }
  return { accountId: account.id, email: account.email, familyId, childIds }
}
