import { randomUUID } from 'node:crypto'
import { emptyDraft, sealDraft } from '@/domain/family/ask-draft'
import { sealProfile } from '@/domain/family/child-profile'
import { consentPurposes } from '@/domain/family/consent-texts'
import { likenessOf } from '@/domain/family/likeness'
import type { Database } from '@/prisma/database'
import { makeProgramme } from './make-programme'
import { readChildKeys } from './stack-child-keys'
import type { StackFacts } from './stack-facts'

interface MakeOptions {
  db: Database
  stack: StackFacts
  /** Of an account that has no family yet; a new one when it is left out. */
  email?: string
}

const now = () => new Date()
const profile = {
  name: 'Foreign 小禾',
  birthYear: 2016,
  birthMonth: 9,
  grade: 3,
  regionCode: '420106',
}

/**
 * A family with one of everything that something can be done to: a child with consents, an offer, and a
 * double entry that staff has to decide. Gives their ids.
 */
export async function makeFamilyOfThings({ db, stack, email }: MakeOptions) {
  const keys = readChildKeys(stack)
  const account = email
    ? await db.account.findUniqueOrThrow({ where: { email } })
    : await db.account.create({
        data: {
          ...{ email: `${randomUUID()}@things.example`, name: 'Li', locale: 'zh' },
          createdAt: now(),
        },
      })
  const former = await db.guardian.findUnique({ where: { accountId: account.id } })
  const familyId =
    former?.familyId ??
    (
      await db.family.create({
        data: {
          createdAt: now(),
          guardians: { create: { accountId: account.id, createdAt: now() } },
        },
      })
    ).id
  const opensAt = new Date(Date.now() - 3_600_000)
  const programmeId = await makeProgramme({ db, opensAt, rules: { quota: 5 } })
  const makeChild = async () => {
    const consent = { accountId: account.id, textVersion: 'test', locale: 'zh', givenAt: now() }
    const child = await db.child.create({
      data: {
        ...{ familyId, createdAt: now(), likeness: likenessOf(profile, keys) },
        sealedProfile: await sealProfile(profile, keys),
        consents: { create: consentPurposes.map((purpose) => ({ purpose, ...consent })) },
      },
    })
    const id = randomUUID().replaceAll('-', '').slice(0, 16)
    await db.subscription.create({
      data: {
        ...{ id, programmeId, childId: child.id, familyId, likeness: child.likeness },
        ...{ tier: 1, claimTier: 1, ownTier: 1, orderKey: `1${id}`, province: '42' },
        ...{ askedAt: now(), state: 'offered' as const },
        offerExpiresAt: new Date(Date.now() + 86_400_000),
      },
    })
    return { childId: child.id, subscriptionId: id }
  }
  const [first, second] = [await makeChild(), await makeChild()]
  const begun = { ...emptyDraft, chosenIds: [first.childId], claim: 'residence' as const }
  await db.askDraft.create({
    data: {
      ...{ accountId: account.id, programmeId, updatedAt: now() },
      sealedDraft: await sealDraft(begun, keys),
    },
  })
  const { id: caseId } = await db.duplicateCase.create({
    data: {
      ...{ programmeId, earlierId: first.subscriptionId, laterId: second.subscriptionId },
      ...{ foundAt: now(), state: 'disputed' as const },
    },
  })
  return {
    ...first,
    programmeId,
    familyId,
    accountId: account.id,
    caseId,
    laterId: second.subscriptionId,
  }
}

export type FamilyOfThings = Awaited<ReturnType<typeof makeFamilyOfThings>>
