import { randomUUID } from 'node:crypto'
import { askForChildren } from '@/domain/family/ask-for-children'
import { changeAskDraft } from '@/domain/family/change-ask-draft'
import { enterDraftChild, placeDraftChild } from '@/domain/family/enter-draft-child'
import { getFamily } from '@/domain/family/find-family'
import type { Database } from '@/prisma/database'
import { childDataKeys as keys } from './child-data-keys'

interface AskOptions {
  db: Database
  now: Date
  programmeId: string
  accountId?: string
  children: readonly { name: string; regionCode?: string }[]
  claim?: 'residence' | 'medical_worker' | null
}

export const portalUrl = 'http://portal.test'

/** An account by itself. */
export async function makeGuardianAccount(db: Database, now: Date, locale = 'zh') {
  const email = `${randomUUID()}@family.example`
  const { id } = await db.account.create({ data: { email, name: 'Li', locale, createdAt: now } })
  return id
}

/** A guardian asks step by step, as the pages do it; gives the family, its children and the answers. */
export async function askAsGuardian({ db, now, programmeId, ...options }: AskOptions) {
  const { children, claim = null } = options
  const accountId = options.accountId ?? (await makeGuardianAccount(db, now))
  const draft = { db, now, keys, accountId, programmeId }
  for (const [index, { name, regionCode = '110101' }] of children.entries()) {
    const child = { name, birthYear: now.getUTCFullYear() - 9, birthMonth: 5, grade: 3 }
    await changeAskDraft({
      ...draft,
      change: (former) => enterDraftChild(former, { now, index, child, known: 0 }),
    })
    await changeAskDraft({
      ...draft,
      change: (former) => placeDraftChild(former, index, regionCode),
    })
  }
  await changeAskDraft({
    ...draft,
    change: (former) => ({
      ...former,
      ...{ claim, hospital: '武汉协和医院', role: '护士' },
      consents: ['enrolment', 'evidence', 'attendance'],
    }),
  })
  const answers = await askForChildren({ ...draft, portalUrl, locale: 'zh' })
  const familyId = await getFamily({ db, accountId })
  return { accountId, familyId, answers, childId: answers[0]?.childId ?? '' }
}
