import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { childDataKeys as keys } from '@/tests/support/child-data-keys'
import { makeFamily } from '@/tests/support/make-families'
import { makeProgramme } from '@/tests/support/make-programme'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { until } from '@/tests/support/until'
import { readHorizon } from './read-horizon'
import { requestSubscription } from './request-subscription'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

/** The moment of asking of a request whose write is held up until somebody lets it go on. */
async function askSlowly() {
  const { db, databaseUrl } = database
  const opensAt = new Date(Date.now() - 1_000)
  const programmeId = await makeProgramme({ db, opensAt, rules: {} })
  const { accountId, childIds } = await makeFamily({ db, now: opensAt })
  const blocker = new pg.Client({ connectionString: databaseUrl })
  await blocker.connect()
  await blocker.query('BEGIN')
  // Whoever refers to the child waits for this, with the time of asking read already.
  await blocker.query('SELECT 1 FROM "Child" WHERE "id" = $1 FOR UPDATE', childIds)
  const children = childIds.map((childId) => ({ childId, claim: null }))
  const asking = requestSubscription({ db, keys, accountId, programmeId, children })
  await untilWaiting()
  const letGo = async () => {
    await blocker.query('COMMIT')
    await blocker.end()
    await asking
    const row = await db.subscription.findFirstOrThrow({ where: { programmeId } })
    return row.askedAt
  }
  return letGo
}

const longestWaitMs = 10_000

/** By another connection: what a transaction knows of others stays as it was at first. */
const untilWaiting = () =>
  until(
    'the request to wait for the child',
    async () => {
      const waiting = await database.db.$queryRaw<unknown[]>`
        SELECT 1 FROM pg_stat_activity WHERE "wait_event_type" = 'Lock'
          AND "query" LIKE '%"gate" AS MATERIALIZED%' AND "pid" <> pg_backend_pid()`
      return waiting.length === 1
    },
    longestWaitMs,
  )

test('whoever is decided about has been waited for: a request on its way asks later than the horizon, or is seen', async () => {
  const letGo = await askSlowly()
  let isKnown = false
  const reading = readHorizon(database.db).then((horizon) => {
    isKnown = true
    return horizon
  })
  // As long as the request is on its way there is no horizon.
  await database.db.$queryRaw`SELECT 1`
  expect(isKnown).toBe(false)
  const askedAt = await letGo()
  const horizon = await reading
  expect(horizon.getTime()).toBeGreaterThanOrEqual(askedAt.getTime())
})

test('control: the clock alone is ahead of a request that nobody sees yet', async () => {
  const letGo = await askSlowly()
  const clock = await database.db.$queryRaw<{ at: Date }[]>`SELECT clock_timestamp() AS "at"`
  const seen = await database.db.subscription.count({ where: { programme: { quota: 10 } } })
  const askedAt = await letGo()
  expect(clock[0]?.at.getTime()).toBeGreaterThan(askedAt.getTime())
  expect(await database.db.subscription.count({ where: { programme: { quota: 10 } } })).toBe(
    seen + 1,
  )
})
