import type { ChildDataKeys } from '@/common/child-data-keys'
import type { Transaction } from '@/prisma/database'
import { openProfile } from '../child-profile'

interface FindCaseOptions {
  db: Transaction
  keys: ChildDataKeys
  familyId: string
  caseId: string
}

const ofFamily = {
  select: {
    ...{ id: true, familyId: true, state: true },
    child: { select: { id: true, sealedProfile: true } },
  },
} as const

/**
 * A case as one of its two families may see it: its own child and request, whose word is waited for, and
 * the address of who wishes to join it. Null for everybody else.
 */
export async function findDuplicateCase({ db, keys, familyId, caseId }: FindCaseOptions) {
  const found = await db.duplicateCase.findFirst({
    where: { id: caseId, OR: [{ later: { familyId } }, { earlier: { familyId } }] },
    include: { later: ofFamily, earlier: ofFamily, programme: true },
  })
  if (!found) return null
  const side = found.later.familyId === familyId ? ('later' as const) : ('earlier' as const)
  const own = side === 'later' ? found.later : found.earlier
  if (!own) return null
  const { state, outcome, foundAt, settledAt, programme, askedById } = found
  const { name } = await openProfile(own.child.sealedProfile, keys)
  return {
    ...{ caseId, side, state, outcome, foundAt, settledAt, name, subscriptionId: own.id },
    programme: { zh: programme.nameZh, en: programme.nameEn },
    joinsEmail: side === 'earlier' && state === 'join_asked' ? await emailOf(db, askedById) : null,
  }
}

async function emailOf(db: Transaction, accountId: string | null) {
  const account = accountId && (await db.account.findUnique({ where: { id: accountId } }))
  return account ? account.email : null
}
