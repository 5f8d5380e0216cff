import type { ChildDataKeys } from '@/common/child-data-keys'
import type { Prisma, Transaction } from '@/prisma/database'
import { openDraft } from './ask-draft'
import { openProfile } from './child-profile'
import { openClaim } from './claim-statement'
import { openBytes, openText } from './seal-child-text'

interface ExportFamilyOptions {
  db: Transaction
  keys: ChildDataKeys
  familyId: string
}

const programme = { select: { id: true, nameZh: true, nameEn: true } } as const
const course = { select: { id: true, titleZh: true, titleEn: true } } as const

const everything = {
  guardians: {
    select: {
      createdAt: true,
      account: {
        select: { email: true, name: true, locale: true, createdAt: true, askDrafts: true },
      },
    },
  },
  invitations: { omit: { tokenHash: true } },
  children: {
    orderBy: { createdAt: 'asc' },
    include: {
      consents: true,
      accesses: { select: { what: true, at: true } },
      enrolments: { include: { course } },
      presences: true,
      subscriptions: {
        include: {
          programme,
          evidence: { include: { pages: true } },
          duplicateOf: { omit: { earlierId: true, settledById: true } },
        },
      },
    },
  },
} satisfies Prisma.FamilyInclude

type Everything = Prisma.FamilyGetPayload<{ include: typeof everything }>
type KeptChild = Everything['children'][number]

/** Everything that is kept of a family, opened, for its guardians to take along. */
export async function exportFamily({ db, keys, familyId }: ExportFamilyOptions) {
  const family = await db.family.findUniqueOrThrow({ where: { id: familyId }, include: everything })
  const addresses = family.guardians.map(({ account }) => account.email)
  const [letters, decisions] = await Promise.all([
    db.outgoingMail.findMany({
      where: { recipient: { in: addresses } },
      orderBy: { createdAt: 'asc' },
      select: { recipient: true, subject: true, text: true, createdAt: true, sentAt: true },
    }),
    db.decision.findMany({
      where: { subscriptionId: { in: listSubscriptionIds(family) } },
      orderBy: [{ programmeId: 'asc' }, { sequence: 'asc' }],
    }),
  ])
  return {
    ...{ family: { id: family.id, createdAt: family.createdAt }, invitations: family.invitations },
    guardians: await Promise.all(family.guardians.map((one) => openGuardian(one, keys))),
    children: await Promise.all(family.children.map((child) => openChild(child, keys))),
    ...{ decisions, letters },
  }
}

const listSubscriptionIds = ({ children }: Everything) =>
  children.flatMap(({ subscriptions }) => subscriptions.map(({ id }) => id))

async function openGuardian(guardian: Everything['guardians'][number], keys: ChildDataKeys) {
  const { askDrafts, ...account } = guardian.account
  const unfinished = await Promise.all(
    askDrafts.map(async ({ sealedDraft, programmeId, updatedAt }) => ({
      ...{ programmeId, updatedAt },
      draft: await openDraft(sealedDraft, keys),
    })),
  )
  return { ...account, since: guardian.createdAt, unfinished }
}

async function openChild(
  { sealedProfile, subscriptions, ...child }: KeptChild,
  keys: ChildDataKeys,
) {
  return {
    profile: await openProfile(sealedProfile, keys),
    ...child,
    subscriptions: await Promise.all(subscriptions.map((one) => openSubscription(one, keys))),
  }
}

async function openSubscription(
  { sealedClaim, evidence, duplicateOf, ...rest }: KeptChild['subscriptions'][number],
  keys: ChildDataKeys,
) {
  return {
    ...rest,
    claimStatement: sealedClaim && (await openClaim(sealedClaim, keys)),
    evidence: await Promise.all(
      evidence.map(async ({ pages, ...document }) => ({
        ...document,
        pages: await Promise.all(pages.map(({ sealedImage }) => openPicture(sealedImage, keys))),
      })),
    ),
    duplicate: duplicateOf && (await openDuplicate(duplicateOf, keys)),
  }
}

async function openDuplicate(
  { sealedStatement, ...rest }: NonNullable<KeptChild['subscriptions'][number]['duplicateOf']>,
  keys: ChildDataKeys,
) {
  return {
    ...rest,
    statement: sealedStatement && (await openText(sealedStatement, 'statement', keys)),
  }
}

async function openPicture(sealed: Uint8Array, keys: ChildDataKeys) {
  return `data:;base64,${Buffer.from(await openBytes(sealed, 'evidence', keys)).toString('base64')}`
}
