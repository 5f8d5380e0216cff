import type { ChildDataKeys } from '@/common/child-data-keys'
import type { Database } from '@/prisma/database'
import { openProfile } from '../child-profile'
import { recordChildAccess } from '../record-child-access'
import { openText } from '../seal-child-text'

interface ListDisputedOptions {
  db: Database
  now: Date
  keys: ChildDataKeys
  /** The operator who looks: it is written down for both families. */
  accountId: string
}

const mostListed = 20
const withChild = {
  select: {
    ...{ id: true, askedAt: true, claim: true, state: true },
    child: { select: { id: true, sealedProfile: true } },
  },
} as const

/** The cases that staff decides, the longest waiting first, with both entries side by side. */
export function listDisputedCases({ db, now, keys, accountId }: ListDisputedOptions) {
  return db.$transaction(async (tx) => {
    const cases = await tx.duplicateCase.findMany({
      where: { state: 'disputed' },
      orderBy: [{ foundAt: 'asc' }, { id: 'asc' }],
      take: mostListed,
      include: { later: withChild, earlier: withChild, programme: true },
    })
    const childIds = cases.flatMap(({ earlier, later }) =>
      earlier ? [earlier.child.id, later.child.id] : [later.child.id],
    )
    await recordChildAccess({ db: tx, now, childId: childIds, accountId, what: 'duplicate_seen' })
    const open = async ({ child, ...rest }: (typeof cases)[number]['later']) => ({
      ...rest,
      profile: await openProfile(child.sealedProfile, keys),
    })
    return Promise.all(
      cases.map(async ({ id, foundAt, earlier, later, programme, sealedStatement }) => ({
        ...{ caseId: id, foundAt, programme: { zh: programme.nameZh, en: programme.nameEn } },
        earlier: earlier && (await open(earlier)),
        later: await open(later),
        statement: sealedStatement && (await openText(sealedStatement, 'statement', keys)),
      })),
    )
  })
}
