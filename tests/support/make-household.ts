import { randomUUID } from 'node:crypto'
import type { Database } from '@/prisma/database'

interface MakeHouseholdOptions {
  db: Database
  now: Date
  children?: number
  guardians?: number
  locale?: string
  /** How a child's profile is sealed; where it is not read, any text will do. */
  seal?(index: number): Promise<string>
}

/** A family with its guardians' accounts and its children, who may be counted as present. */
export async function makeHousehold(options: MakeHouseholdOptions) {
  const { db, now, children = 1, guardians = 1, locale = 'en', seal } = options
  const { id: familyId } = await db.family.create({ data: { createdAt: now } })
  const accountIds: string[] = []
  for (let index = 0; index < guardians; index += 1) {
    const account = { email: `${randomUUID()}@family.example`, name: 'Li', locale, createdAt: now }
    const { id } = await db.account.create({ data: account })
    await db.guardian.create({ data: { accountId: id, familyId, createdAt: now } })
    accountIds.push(id)
  }
  const childIds: string[] = []
  for (let index = 0; index < children; index += 1) {
    const sealedProfile = (await seal?.(index)) ?? 'sealed'
    const { id } = await db.child.create({
      data: { familyId, sealedProfile, likeness: randomUUID(), createdAt: now },
    })
    const consent = { textVersion: '1', locale, givenAt: now, accountId: accountIds[0] ?? '' }
    for (const purpose of ['enrolment', 'attendance'] as const) {
      await db.consent.create({ data: { childId: id, purpose, ...consent } })
    }
    childIds.push(id)
  }
  const [accountId = '', ...otherAccountIds] = accountIds
  const [childId = ''] = childIds
  return { familyId, accountId, otherAccountIds, childId, childIds }
}
