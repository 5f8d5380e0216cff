import { afterAll, beforeAll, expect, test } from 'vitest'
import { after, type Family, hourMs, openEnrolment } from '@/tests/support/open-enrolment'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { answerOffer } from './answer-offer'
import { describeSubscription } from './describe-subscription'
import { giveBackSubscription } from './give-back-subscription'
import type { ProgrammeInput } from './programme-schema'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())
const open = (rules: Partial<ProgrammeInput>) => openEnrolment(database.db, rules)

test('a place that is given back is offered to the next, who answers in time or loses it to the one after', async () => {
  const { family, ask, decide, states, idOf, db, letters } = await open({ quota: 1 })
  const [first, second, third] = [await family(), await family(), await family()]
  for (const [index, one] of [first, second, third].entries()) await ask(one, { at: after(index) })
  await decide(after(10))
  const giveBack = async (of: Family, at: Date) =>
    giveBackSubscription({ ...{ db, familyId: of.familyId, at }, subscriptionId: await idOf(of) })
  const answer = async (of: Family, given: 'accept' | 'decline', at: Date) =>
    answerOffer({
      ...{ db, familyId: of.familyId, answer: given, at },
      subscriptionId: await idOf(of),
    })
  await giveBack(first, after(20))
  await decide(after(30))
  expect(await states(first, second, third)).toEqual(['cancelled 2', 'offered 2', 'waitlisted 2'])
  const over = after(30 + 48 * hourMs)
  // No job has noticed yet: the time alone decides.
  await expect(answer(second, 'accept', over)).rejects.toMatchObject({ code: 'offer_over' })
  const seen = { db, familyId: second.familyId, subscriptionId: await idOf(second) }
  expect(await describeSubscription({ ...seen, now: over })).toMatchObject({ state: 'cancelled' })
  await decide(over)
  expect(await states(second, third)).toEqual(['cancelled 2', 'offered 2'])
  await answer(third, 'accept', after(31 + 48 * hourMs))
  await answer(third, 'accept', after(32 + 48 * hourMs))
  expect(await states(third)).toEqual(['granted 2'])
  expect(await letters(second)).toEqual(['正在排队', '请在期限内确认名额', '保留的名额已过期'])
  await ask(second, { at: after(100 * hourMs) })
  await decide(after(101 * hourMs))
  expect(await states(second)).toEqual(['waitlisted 2'])
})

test('siblings together get places for both or for none, and nobody behind them goes first', async () => {
  const { family, ask, decide, states, idOf, db } = await open({ quota: 2 })
  const [single, siblings, behind] = [await family(), await family({ children: 2 }), await family()]
  await ask(single, { at: after(1) })
  await ask(siblings, { at: after(2), together: true })
  await ask(behind, { at: after(3) })
  await decide(after(10))
  expect(await states(single, siblings, behind)).toEqual([
    ...['granted 2', 'waitlisted 2, waitlisted 2', 'waitlisted 2'],
  ])
  const subscriptionId = await idOf(single)
  await giveBackSubscription({ db, familyId: single.familyId, subscriptionId, at: after(20) })
  await decide(after(30))
  expect(await states(siblings, behind)).toEqual(['offered 2, offered 2', 'waitlisted 2'])
  const own = { db, familyId: siblings.familyId, subscriptionId: await idOf(siblings) }
  await answerOffer({ ...own, answer: 'accept', at: after(40) })
  expect(await states(siblings)).toEqual(['granted 2, granted 2'])
})

test('at the end what is free goes on in order, past siblings without room, and the rest is told', async () => {
  const endsAt = after(31 * 24 * hourMs)
  const { family, ask, decide, states, db, programmeId, letters } = await open({
    ...{ quota: 2, endsAt, evidenceRule: 'all' },
  })
  const [worker, single, siblings, last, none] = [
    await family(),
    await family(),
    await family({ children: 2 }),
    await family(),
    await family({ locale: 'en' }),
  ]
  await ask(worker, { at: after(29 * 24 * hourMs), claim: 'medical_worker' })
  await ask(single, { at: after(1) })
  await ask(siblings, { at: after(2), together: true })
  await ask(last, { at: after(3), takesFreePlace: true })
  await ask(none, { at: after(4) })
  await decide(after(10))
  await decide(after(29 * 24 * hourMs + 1))
  expect(await states(worker, single, siblings, last, none)).toEqual([
    'requested 1',
    'granted 2',
    'waitlisted 2, waitlisted 2',
    'waitlisted 2',
    'waitlisted 2',
  ])
  await decide(endsAt)
  expect(await states(worker, single, siblings, last, none)).toEqual([
    'refused 1',
    'granted 2',
    'refused 2, refused 2',
    'granted 2',
    'refused 2',
  ])
  const { endedAt } = await db.programme.findUniqueOrThrow({ where: { id: programmeId } })
  expect(endedAt).toEqual(endsAt)
  expect(await letters(none)).toEqual([
    'Spring Seedling Plan: in the queue',
    'Spring Seedling Plan: the programme is over',
  ])
})
