import { afterAll, beforeAll, expect, test } from 'vitest'
import { after, hourMs, openEnrolment } from '@/tests/support/open-enrolment'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { describeSubscription } from './describe-subscription'
import { giveBackSubscription } from './give-back-subscription'
import { objectToClaim } from './object-to-claim'
import type { ProgrammeInput } from './programme-schema'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())
const open = (rules: Partial<ProgrammeInput>) => openEnrolment(database.db, rules)

test('a claim in question keeps its place from everybody behind, until it is settled', async () => {
  const { family, ask, decide, states, settle, idOf, db } = await open({
    ...{ quota: 1, evidenceRule: 'all' },
  })
  const [worker, other] = [await family(), await family()]
  await ask(other, { at: after(1) })
  await ask(worker, { at: after(2), claim: 'medical_worker' })
  await decide(after(10))
  expect(await states(worker, other)).toEqual(['requested 1', 'waitlisted 2'])
  const own = { db, now: after(11), familyId: worker.familyId, subscriptionId: await idOf(worker) }
  expect(await describeSubscription(own)).toMatchObject({
    ...{ waitsFor: 'evidence', place: { number: 1, of: 1 } },
  })
  await settle(worker, 'accepted', after(20))
  expect(await settle(worker, 'refused', after(21))).toEqual({ outcome: 'unchanged' })
  await decide(after(30))
  expect(await states(worker, other)).toEqual(['granted 1', 'waitlisted 2'])
})

test('a claim that is refused after a grant moves the child to its true tier and time, and it may object once', async () => {
  const { family, ask, decide, states, settle, idOf, db, letters } = await open({
    ...{ quota: 1, evidenceRule: 'all' },
  })
  const [worker, other] = [await family(), await family()]
  await ask(other, { at: after(1) })
  await ask(worker, { at: after(2), claim: 'medical_worker' })
  await settle(worker, 'accepted', after(5))
  await decide(after(10))
  expect(await states(worker, other)).toEqual(['granted 1', 'waitlisted 2'])
  // Looked at once more, as after a hint.
  const subscriptionId = await idOf(worker)
  await db.subscription.update({ where: { id: subscriptionId }, data: { claimState: 'in_review' } })
  await settle(worker, 'refused', after(20))
  await decide(after(30))
  expect(await states(worker, other)).toEqual(['waitlisted 2', 'offered 2'])
  expect(await letters(worker)).toEqual(['已获得名额', '优先资格未获认可', '正在排队'])
  const object = () =>
    objectToClaim({ db, familyId: worker.familyId, subscriptionId, at: after(40) })
  await object()
  await expect(object()).rejects.toMatchObject({ code: 'claim_not_refused' })
  await settle(worker, 'accepted', after(50))
  expect(await states(worker)).toEqual(['waitlisted 1'])
  await giveBackSubscription({
    ...{ db, familyId: other.familyId, at: after(60) },
    subscriptionId: await idOf(other),
  })
  await decide(after(70))
  expect(await states(worker)).toEqual(['offered 1'])
})

test('a claim that is refused keeps its place where nobody who waits stands before it', async () => {
  const { family, ask, decide, states, settle, idOf, db } = await open({ quota: 2 })
  const [worker, other] = [await family(), await family()]
  await ask(worker, { at: after(1), claim: 'medical_worker' })
  await ask(other, { at: after(2) })
  await decide(after(10))
  const subscriptionId = await idOf(worker)
  await db.subscription.update({ where: { id: subscriptionId }, data: { claimState: 'in_review' } })
  await settle(worker, 'refused', after(20))
  await decide(after(30))
  expect(await states(worker, other)).toEqual(['granted 2', 'granted 2'])
})

test('evidence that never comes counts as none', async () => {
  const { family, ask, decide, states } = await open({ quota: 1, evidenceRule: 'all' })
  const [worker, other] = [await family(), await family()]
  await ask(worker, { at: after(2), claim: 'medical_worker' })
  await ask(other, { at: after(1) })
  await decide(after(10))
  await decide(after(15 * 24 * hourMs))
  expect(await states(worker, other)).toEqual(['waitlisted 2', 'offered 2'])
})

test('that nothing came in time is said in each language by itself, in the letter and on record', async () => {
  const { family, ask, decide, idOf, db } = await open({ quota: 1, evidenceRule: 'all' })
  const [inChinese, inEnglish] = [await family(), await family({ locale: 'en' })]
  for (const of of [inChinese, inEnglish]) {
    await ask(of, { at: after(1), claim: 'medical_worker' })
  }
  await decide(after(15 * 24 * hourMs))
  const refusal = async ({ email }: typeof inChinese) => {
    const letters = await db.outgoingMail.findMany({ where: { recipient: email } })
    return letters.map(({ text }) => text).find((text) => /理由|Reason/.test(text))
  }
  expect(await refusal(inChinese)).toContain('\n\n理由：没有在期限内收到证明材料\n\n')
  expect(await refusal(inEnglish)).toContain('\n\nReason: no evidence came in time\n\n')
  const subscriptionId = await idOf(inEnglish)
  expect(await db.evidence.findFirst({ where: { subscriptionId } })).toMatchObject({
    ...{ state: 'refused', reasonCode: 'not_in_time', reason: null },
  })
})
