import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { childDataKeys as keys } from '@/tests/support/child-data-keys'
import { makeFamily } from '@/tests/support/make-families'
import { makeProgramme, programmeSecret } from '@/tests/support/make-programme'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { decideProgramme } from './decide-programme'
import { giveBackSubscription } from './give-back-subscription'
import { requestSubscription } from './request-subscription'

const opensAt = new Date('2020-02-10T01:00:00Z')
const after = (ms: number) => new Date(opensAt.getTime() + ms)
const rounds = 10
const quota = 3

const lock = vi.hoisted(() => ({ state: 'on' }))
vi.mock('./lock-programme', async (importOriginal) => {
  const real = await importOriginal<typeof import('./lock-programme')>()
  return {
    lockProgramme: async (...args: Parameters<typeof real.lockProgramme>) => {
      if (lock.state === 'on') await real.lockProgramme(...args)
    },
  }
})

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

/**
 * Round after round: eight families ask, of three places; then several portals decide at once while one child
 * leaves. Without the lock both a place too many is given, and two portals write the same block.
 */
async function findTrouble() {
  const { db } = database
  const trouble: string[] = []
  for (let round = 0; round < rounds; round += 1) {
    const programmeId = await makeProgramme({ db, opensAt, rules: { quota } })
    const families = await Promise.all(
      Array.from({ length: 8 }, () => makeFamily({ db, now: opensAt })),
    )
    const ask = async ({ accountId, childIds }: (typeof families)[number], at: Date) => {
      const children = childIds.map((childId) => ({ childId, claim: null }))
      const request = { db, keys, accountId, programmeId, children, takesFreePlace: true, at }
      const [answer] = await requestSubscription(request)
      return answer?.subscriptionId ?? ''
    }
    const ids: string[] = []
    for (const [index, family] of families.entries()) ids.push(await ask(family, after(index)))
    const decide = (at: Date) =>
      decideProgramme({
        ...{ db, programmeId, portalUrl: 'http://portal.test', accountSecret: programmeSecret, at },
        mostDecisions: 2,
      })
    await decide(after(100))
    const leave = (index: number) =>
      giveBackSubscription({
        ...{ db, familyId: families[index]?.familyId ?? '', at: after(200) },
        subscriptionId: ids[index] ?? '',
      })
    const outcomes = await Promise.allSettled([
      ...[leave(0), decide(after(200)), decide(after(200)), leave(1), decide(after(200))],
    ])
    trouble.push(...outcomes.flatMap((one) => (one.status === 'rejected' ? ['a deed broke'] : [])))
    if (outcomes.every(({ status }) => status === 'fulfilled')) await decide(after(300))
    const granted = await db.subscription.count({ where: { programmeId, state: 'granted' } })
    const last = await db.decisionBlock.findFirst({
      where: { programmeId },
      orderBy: { number: 'desc' },
    })
    if (granted > quota) trouble.push('sold too many')
    if (last?.holders !== granted) trouble.push('counted wrongly')
  }
  return trouble
}

test('of portals that decide at once, while children leave, each place goes to one child', async () => {
  lock.state = 'on'
  expect(await findTrouble()).toEqual([])
})

test('control: without the lock they get into each other’s way', async () => {
  lock.state = 'off'
  expect(await findTrouble()).not.toEqual([])
})
