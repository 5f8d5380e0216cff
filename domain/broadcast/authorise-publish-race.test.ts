import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { makeClass } from '@/tests/support/make-class'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { authorisePublish } from './authorise-publish'

const startsAt = new Date('2020-02-10T01:00:00Z')
const rounds = 20

const lock = vi.hoisted(() => ({ state: 'on' }))
vi.mock('./lock-broadcasts', async (importOriginal) => {
  const real = await importOriginal<typeof import('./lock-broadcasts')>()
  return {
    lockBroadcasts: async (...args: Parameters<typeof real.lockBroadcasts>) => {
      if (lock.state === 'on') await real.lockBroadcasts(...args)
    },
  }
})

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

/** Two media nodes ask for the same class at once, round after round; gives the grants of each round. */
async function countGrants() {
  const grants: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const { db } = database
    const { streamKey } = await makeClass({ db, startsAt })
    const ask = (nodeName: string) =>
      authorisePublish({ db, now: startsAt, reconnectWindowMs: 60_000, nodeName, streamKey })
    const answers = await Promise.all([ask('n1'), ask('n2')])
    grants.push(answers.filter(({ outcome }) => outcome === 'granted').length)
  }
  return grants
}

test('of two nodes that ask at once exactly one is granted the class', async () => {
  lock.state = 'on'
  expect(await countGrants()).toEqual(Array.from({ length: rounds }, () => 1))
})

test('control: without the lock both are granted it', async () => {
  lock.state = 'off'
  expect(await countGrants()).toContain(2)
})
