import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeFamily } from '@/tests/support/make-families'
import { makeProgramme } from '@/tests/support/make-programme'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { findPlace } from './find-place'

const now = new Date('2020-02-10T01:00:00Z')
const tier = 2
let database: TestDatabase
let programmeId: string
beforeAll(async () => {
  database = await openTestDatabase()
  programmeId = await makeProgramme({ db: database.db, opensAt: now, rules: {} })
})
afterAll(() => database?.close())

/** Children who wait, two of each three with a key of their own, every fifth of them held. */
async function fillLine(count: number) {
  const { db } = database
  const { familyId } = await makeFamily({ db, now })
  await db.$executeRaw`DELETE FROM "Subscription"`
  await db.$executeRaw`
    INSERT INTO "Child" ("id", "familyId", "sealedProfile", "likeness", "createdAt")
    SELECT 'c' || n, ${familyId}, 'sealed', 'likeness ' || n, ${now}::timestamptz
    FROM generate_series(1, ${count}) n ON CONFLICT DO NOTHING`
  await db.$executeRaw`
    INSERT INTO "Subscription" ("id", "programmeId", "childId", "familyId", "tier", "claimTier", "ownTier",
      "orderKey", "claimState", "province", "likeness", "askedAt", "isHeld", "state")
    SELECT left(md5(n::text), 16), ${programmeId}, 'c' || n, ${familyId}, ${tier}, ${tier}, ${tier},
      '1' || lpad((n / 3)::text, 6, '0'), 'none', '11', 'likeness ' || n, ${now}::timestamptz, n % 5 = 0,
      (CASE WHEN n % 2 = 0 THEN 'requested' ELSE 'waitlisted' END)::"SubscriptionState"
    FROM generate_series(1, ${count}) n`
}

const readAll = () =>
  database.db.$queryRaw<{ orderKey: string; id: string }[]>`
    SELECT "orderKey", "id" FROM "Subscription" ORDER BY "orderKey", "id"`

const placeOf = (own: { orderKey: string; id: string }, at = now) =>
  findPlace({ db: database.db, now: at, programmeId, tier, ...own })

test.for([7, 6_500])('in a line of %i each has its own place', async (count) => {
  await fillLine(count)
  const all = await readAll()
  const some = [0, 1, 2, 3, 5, 998, 999, 1_000, 1_001, 2_999, 4_500, count - 1]
  for (const index of some.filter((one) => one < count)) {
    const own = all[index]
    if (!own) throw new Error('there are fewer')
    expect(await placeOf(own)).toEqual({ number: index + 1, of: count, asOf: now })
  }
})

test('a long line is counted once in half a minute, and then anew', async () => {
  await fillLine(6_500)
  const start = new Date(now.getTime() + 60_000)
  const last = (await readAll()).at(-1)
  if (!last) throw new Error('nobody waits')
  expect(await placeOf(last, start)).toMatchObject({ number: 6_500, asOf: start })
  await database.db.$executeRaw`
    UPDATE "Subscription" SET "state" = 'granted' WHERE "orderKey" < '1000500'`
  const soon = new Date(start.getTime() + 20_000)
  expect(await placeOf(last, soon)).toMatchObject({ number: 6_500, asOf: start })
  const later = new Date(start.getTime() + 31_000)
  expect(await placeOf(last, later)).toMatchObject({ number: 5_001, of: 5_001, asOf: later })
})
