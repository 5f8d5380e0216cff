import { afterAll, beforeAll, expect, test } from 'vitest'
import { after, hourMs, openEnrolment, opensAt, wuhan } from '@/tests/support/open-enrolment'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { clearDuplicate } from './clear-duplicate'
import type { ProgrammeInput } from './programme-schema'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())
const open = (rules: Partial<ProgrammeInput>) => openEnrolment(database.db, rules)

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
