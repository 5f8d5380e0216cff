import { afterAll, beforeAll, expect, test } from 'vitest'
import { childDataKeys as keys } from '@/tests/support/child-data-keys'
import { makeFamily } from '@/tests/support/make-families'
import { makeProgramme, programmeSecret } from '@/tests/support/make-programme'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { answerOffer } from './answer-offer'
import { clearDuplicate } from './clear-duplicate'
import { decideProgramme } from './decide-programme'
import { describeSubscription } from './describe-subscription'
import { giveBackSubscription } from './give-back-subscription'
import { objectToClaim } from './object-to-claim'
import type { ProgrammeInput } from './programme-schema'
import { requestSubscription } from './request-subscription'
import { settleClaim } from './settle-claim'

const opensAt = new Date('2020-02-10T01:00:00Z')
const minuteMs = 60_000
const hourMs = 60 * minuteMs
const after = (ms: number) => new Date(opensAt.getTime() + ms)
const portalUrl = 'http://portal.test'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

type Family = Awaited<ReturnType<typeof makeFamily>>
interface AskOptions {
  at: Date
  claim?: 'residence' | 'medical_worker'
  together?: boolean
  takesFreePlace?: boolean
}

/** A programme and those who deal with it. */
async function open(rules: Partial<ProgrammeInput>) {
  const { db } = database
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
    return db.$transaction((tx) =>
      settleClaim({ db: tx, subscriptionId, outcome, reason: 'no stamp', portalUrl, at }),
    )
  }
  const letters = async ({ email }: Family) => {
    const found = await db.outgoingMail.findMany({ where: { recipient: email } })
    return found.map(({ subject }) => subject.replace('春苗计划：', ''))
  }
  return { db, programmeId, family, ask, decide, states, idOf, settle, letters }
}

const wuhan = { regionCode: '420102' }

test('places go by tier, then by the time of asking; who gets none waits, and all are told', async () => {
  const { family, ask, decide, states, letters } = await open({ quota: 2 })
  const [early, late, hubei] = [await family(), await family(), await family(wuhan)]
  await ask(early, { at: after(1) })
  await ask(late, { at: after(2) })
  await ask(hubei, { at: after(3), claim: 'residence' })
  expect(await decide(after(10))).toBe(3)
  expect(await states(early, late, hubei)).toEqual(['granted 2', 'waitlisted 2', 'granted 1'])
  expect(await letters(early)).toEqual(['已获得名额'])
  expect(await letters(late)).toEqual(['正在排队'])
  expect(await decide(after(20))).toBe(0)
})

test('the same child asked for again is one subscription, with its place', async () => {
  const { family, ask, idOf, db, programmeId } = await open({ quota: 2 })
  const one = await family()
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) => ask(one, { at: after(index) })),
  )
  const ids = new Set(answers.flat().map(({ subscriptionId }) => subscriptionId))
  expect([...ids]).toEqual([await idOf(one)])
  expect(answers.flat().filter(({ outcome }) => outcome === 'asked')).toHaveLength(1)
  expect(await db.subscription.count({ where: { programmeId } })).toBe(1)
})

test('nobody asks too early, too late, for a child of others or for a tier that is not theirs', async () => {
  const { family, ask } = await open({})
  const [one, other] = [await family(), await family()]
  const refusal = (code: string) => expect.objectContaining({ code })
  await expect(ask(one, { at: after(-1) })).rejects.toEqual(refusal('programme_not_open'))
  await expect(ask(one, { at: after(31 * 24 * hourMs) })).rejects.toEqual(
    refusal('programme_closed'),
  )
  const stolen = { ...one, accountId: other.accountId }
  await expect(ask(stolen, { at: after(1) })).rejects.toEqual(refusal('child_not_of_family'))
  await expect(ask(one, { at: after(1), claim: 'residence' })).rejects.toEqual(
    refusal('claim_does_not_fit'),
  )
})

test('of requests that share a statement one that is refused refuses no other', async () => {
  const { family, ask, states, db } = await open({})
  const [good, gone] = [await family(), await family()]
  const asking = [ask(good, { at: after(1) }), ask(gone, { at: after(31 * 24 * hourMs) })]
  const [first, second] = await Promise.allSettled(asking)
  expect([first?.status, second?.status]).toEqual(['fulfilled', 'rejected'])
  expect(await states(good, gone)).toEqual(['requested 2', ''])
  expect(await db.account.count()).toBeGreaterThan(0)
})

test('the kept share waits for the first tier, then goes to all, as offers to those who waited', async () => {
  const keptUntil = after(24 * hourMs)
  const { family, ask, decide, states, db, programmeId } = await open({
    ...{ quota: 3, keptQuota: 2, keptUntil },
  })
  const others = [await family(), await family(), await family()]
  for (const [index, other] of others.entries()) await ask(other, { at: after(index) })
  await decide(after(10))
  expect(await states(...others)).toEqual(['granted 2', 'waitlisted 2', 'waitlisted 2'])
  const hubei = await family(wuhan)
  await ask(hubei, { at: after(20), claim: 'residence' })
  await decide(after(30))
  expect(await states(hubei)).toEqual(['granted 1'])
  await decide(keptUntil)
  expect(await states(...others)).toEqual(['granted 2', 'offered 2', 'waitlisted 2'])
  const head = await db.decisionBlock.findFirst({
    where: { programmeId },
    orderBy: { number: 'desc' },
  })
  expect(head).toMatchObject({ holders: 3, firstHolders: 1 })
})

test('tranches release places from their moments on', async () => {
  const { family, ask, decide, states } = await open({
    quota: 3,
    tranches: [
      { opensAt, places: 1 },
      { opensAt: after(hourMs), places: 2 },
    ],
  })
  const families = [await family(), await family(), await family()]
  for (const [index, one] of families.entries()) {
    await ask(one, { at: after(index), takesFreePlace: index === 2 })
  }
  await decide(after(10))
  expect(await states(...families)).toEqual(['granted 2', 'waitlisted 2', 'waitlisted 2'])
  await decide(after(hourMs))
  expect(await states(...families)).toEqual(['granted 2', 'offered 2', 'granted 2'])
})

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

test('a child that another family entered before is held until that is settled', async () => {
  const { family, ask, decide, states, idOf, db } = await open({ quota: 5 })
  const [mother, father] = [await family({ name: '小明' }), await family({ name: '小明' })]
  await ask(mother, { at: after(1) })
  await ask(father, { at: after(2) })
  await decide(after(10))
  expect(await states(mother, father)).toEqual(['granted 2', 'requested 2'])
  const subscriptionId = await idOf(father)
  const held = await db.subscription.findUniqueOrThrow({ where: { id: subscriptionId } })
  expect(held).toMatchObject({ isHeld: true, duplicateState: 'open' })
  await db.$transaction((tx) => clearDuplicate({ db: tx, subscriptionId, at: after(20) }))
  await decide(after(30))
  expect(await states(father)).toEqual(['granted 2'])
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
