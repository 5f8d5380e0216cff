import { decideProgramme } from '@/domain/enrolment/decide-programme'
import type { ProgrammeInput } from '@/domain/enrolment/programme-schema'
import { requestSubscription } from '@/domain/enrolment/request-subscription'
import { settleClaim } from '@/domain/enrolment/settle-claim'
import type { Database } from '@/prisma/database'
import { childDataKeys as keys } from './child-data-keys'
import { makeFamily } from './make-families'
import { makeProgramme, programmeSecret } from './make-programme'

export const opensAt = new Date('2020-02-10T01:00:00Z')
export const hourMs = 3_600_000
/** So many milliseconds after the opening. */
export const after = (ms: number) => new Date(opensAt.getTime() + ms)
/** A family that lives in Hubei. */
export const wuhan = { regionCode: '420102' }
const portalUrl = 'http://portal.test'

export type Family = Awaited<ReturnType<typeof makeFamily>>
interface AskOptions {
  at: Date
  claim?: 'residence' | 'medical_worker'
  together?: boolean
  takesFreePlace?: boolean
}

/** A programme and those who deal with it. */
export async function openEnrolment(db: Database, rules: Partial<ProgrammeInput>) {
  const programmeId = await makeProgramme({ db, opensAt, rules })
  const family = (options: Partial<Parameters<typeof makeFamily>[0]> = {}) =>
    makeFamily({ db, now: opensAt, ...options })
  const ask = (of: Family, { claim, ...options }: AskOptions) =>
    requestSubscription({
      ...{ db, keys, accountId: of.accountId, programmeId, ...options },
      children: of.childIds.map((childId) => ({ childId, claim: claim ?? null })),
    })
  const decide = (at: Date) =>
    decideProgramme({ db, programmeId, portalUrl, accountSecret: programmeSecret, at })
  const states = async (...families: Family[]) => {
    const rows = await db.subscription.findMany({ where: { programmeId } })
    return families.map(({ familyId }) =>
      rows
        .filter((row) => row.familyId === familyId)
        .map(({ state, tier }) => `${state} ${tier}`)
        .join(', '),
    )
  }
  const idOf = async ({ familyId }: Family) => {
    const { id } = await db.subscription.findFirstOrThrow({ where: { programmeId, familyId } })
    return id
  }
  const settle = async (of: Family, outcome: 'accepted' | 'refused', at: Date) => {
    const subscriptionId = await idOf(of)
    return db.$transaction((tx) => settleClaim({ db: tx, subscriptionId, outcome, portalUrl, at }))
  }
  const letters = async ({ email }: Family) => {
    const found = await db.outgoingMail.findMany({ where: { recipient: email } })
    return found.map(({ subject }) => subject.replace('春苗计划：', ''))
  }
  return { db, programmeId, family, ask, decide, states, idOf, settle, letters }
}
