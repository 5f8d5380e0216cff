import { afterAll, beforeAll, expect, test } from 'vitest'
import { childDataKeys as keys } from '@/tests/support/child-data-keys'
import { makeFamily } from '@/tests/support/make-families'
import { makeProgramme, programmeSecret } from '@/tests/support/make-programme'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { auditProgramme } from './audit-programme'
import { decideProgramme } from './decide-programme'
import { hashDrawSeed, lotOf } from './draw'
import { giveBackSubscription } from './give-back-subscription'
import { requestSubscription } from './request-subscription'

const opensAt = new Date('2020-02-10T01:00:00Z')
const minuteMs = 60_000
const after = (ms: number) => new Date(opensAt.getTime() + ms)
const families = 8

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

/** A programme with a draw of ten minutes, in which families of one to two children asked. */
async function makeDecided() {
  const { db } = database
  const programmeId = await makeProgramme({ db, opensAt, rules: { quota: 6, drawMinutes: 10 } })
  const ask = async (at: Date, children = 1) => {
    const { accountId, familyId, childIds } = await makeFamily({ db, now: opensAt, children })
    const asked = childIds.map((childId) => ({ childId, claim: null }))
    const request = { db, keys, accountId, programmeId, children: asked, together: true, at }
    const [first] = await requestSubscription(request)
    return { familyId, subscriptionId: first?.subscriptionId ?? '' }
  }
  for (let family = 0; family < families; family += 1) {
    await ask(after(family), family % 4 === 0 ? 2 : 1)
  }
  const early = await ask(after(minuteMs))
  await giveBackSubscription({ db, ...early, at: after(2 * minuteMs) })
  const decide = (at: Date) =>
    decideProgramme({
      ...{ db, programmeId, portalUrl: 'http://portal.test', accountSecret: programmeSecret, at },
      mostDecisions: 4,
    })
  expect(await decide(after(9 * minuteMs))).toBe(0)
  await ask(after(11 * minuteMs))
  await decide(after(12 * minuteMs))
  return { db, programmeId, decide }
}

test('whoever asked in the drawn minutes stands by lot, and the lots follow from the seed that was promised', async () => {
  const { db, programmeId } = await makeDecided()
  const { drawSeed, drawSeedHash } = await db.programme.findUniqueOrThrow({
    where: { id: programmeId },
  })
  expect(hashDrawSeed(drawSeed ?? '')).toBe(drawSeedHash)
  const rows = await db.subscription.findMany({
    where: { programmeId },
    orderBy: { orderKey: 'asc' },
  })
  const drawn = rows.filter(({ lot }) => lot !== null)
  expect(drawn).toHaveLength(rows.length - 1)
  for (const { lot, togetherId, id } of drawn) {
    expect(lot).toBe(lotOf(drawSeed ?? '', togetherId ?? id))
  }
  expect(drawn.map(({ lot }) => lot)).toEqual(drawn.map(({ lot }) => lot).sort())
  const audit = await auditProgramme({ db, programmeId })
  expect(audit).toMatchObject({ isRight: true, problems: [] })
  expect(audit.decisions).toBeGreaterThan(families)
})

test.each([
  [
    'a decision that was changed',
    `UPDATE "Decision" SET "tier" = 1 WHERE "sequence" = 3`,
    /digest/,
  ],
  ['a decision that was removed', `DELETE FROM "Decision" WHERE "sequence" = 3`, /missing/],
  [
    'a place that was given past all decisions',
    `UPDATE "Subscription" SET "state" = 'granted' WHERE "state" = 'waitlisted'`,
    /its row says granted/,
  ],
  [
    'rules that were changed',
    `UPDATE "Programme" SET "quota" = 100`,
    /not those that were published/,
  ],
  [
    'a quota that was passed',
    `UPDATE "Programme" SET "quota" = 2`,
    /places are held of 2 released/,
  ],
  [
    'somebody who was put in front',
    `UPDATE "Subscription" SET "orderKey" = '0', "state" = 'waitlisted' WHERE "id" =
      (SELECT "subscriptionId" FROM "Decision"
        WHERE "kind" = 'waitlisted' AND "programmeId" = $1 ORDER BY "sequence" DESC LIMIT 1)`,
    /passed over|stand elsewhere/,
  ],
  [
    'a seed that was exchanged',
    `UPDATE "Programme" SET "drawSeed" = repeat('ab', 32)`,
    /not the one/,
  ],
])('the audit finds %s', async (_, statement, words) => {
  const { db, programmeId } = await makeDecided()
  const onlyHere = statement.includes('WHERE')
    ? `${statement} AND "${statement.includes('"Programme"') ? 'id' : 'programmeId'}" = $1`
    : `${statement} WHERE "id" = $1`
  await db.$executeRawUnsafe(onlyHere, programmeId)
  const audit = await auditProgramme({ db, programmeId })
  expect(audit.isRight).toBe(false)
  expect(audit.problems.join('\n')).toMatch(words)
})
