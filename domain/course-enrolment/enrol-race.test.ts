import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { makeClass } from '@/tests/support/make-class'
import { makeHousehold } from '@/tests/support/make-household'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { acceptOffer } from './accept-offer'
import { enrolChildren } from './enrol-children'
import { leaveCourse } from './leave-course'
import { passOnLapsedOffers } from './pass-on-lapsed-offers'
import { countPlaces } from './place-counts'

const now = new Date('2026-03-01T01:00:00Z')
const rounds = 10
const capacity = 3

const lock = vi.hoisted(() => ({ state: 'on' }))
vi.mock('./lock-course', async (importOriginal) => {
  const real = await importOriginal<typeof import('./lock-course')>()
  return {
    lockCourse: async (...args: Parameters<typeof real.lockCourse>) => {
      if (lock.state === 'on') await real.lockCourse(...args)
    },
  }
})

let database: TestDatabase
let households: Awaited<ReturnType<typeof makeHousehold>>[]
beforeAll(async () => {
  database = await openTestDatabase()
  const { db } = database
  households = await Promise.all(Array.from({ length: 8 }, () => makeHousehold({ db, now })))
})
afterAll(() => database.close())

async function openCourse() {
  const { courseId } = await makeClass({ db: database.db, startsAt: now })
  await database.db.course.update({ where: { id: courseId }, data: { capacity } })
  return courseId
}

/** Eight families ask for three places at once, round after round; gives who got one in each round. */
async function countEnrolled() {
  const enrolled: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const { db } = database
    const courseId = await openCourse()
    const asked = households.map(({ familyId, childIds }) =>
      enrolChildren({ db, now, familyId, courseId, childIds }),
    )
    await Promise.all(asked)
    enrolled.push((await countPlaces(db, { courseId, now })).enrolled)
  }
  return enrolled
}

test('of eight who ask for three places at once exactly three get one', async () => {
  lock.state = 'on'
  expect(await countEnrolled()).toEqual(Array.from({ length: rounds }, () => capacity))
})

test('control: without the lock more get a place than there are', async () => {
  lock.state = 'off'
  const enrolled = await countEnrolled()
  expect(Math.max(...enrolled)).toBeGreaterThan(capacity)
})

test('who leaves, asks, accepts and sweeps at once never makes more places than there are', async () => {
  lock.state = 'on'
  const { db } = database
  const courseId = await openCourse()
  let at = now
  for (let round = 0; round < 6; round += 1) {
    at = new Date(at.getTime() + (round % 3 === 2 ? 50 : 1) * 3_600_000)
    await Promise.allSettled([
      ...households.map(async ({ familyId, childId, childIds }, index) => {
        const own = { db, now: at, familyId, courseId }
        if ((index + round) % 3 === 0) await leaveCourse({ ...own, childId })
        else if ((index + round) % 3 === 1) await enrolChildren({ ...own, childIds })
        else await acceptOffer({ ...own, childId })
      }),
      passOnLapsedOffers({ db, now: at }),
      passOnLapsedOffers({ db, now: at }),
    ])
    const { enrolled, offered, waitlisted } = await countPlaces(db, { courseId, now: at })
    expect(enrolled + offered).toBeLessThanOrEqual(capacity)
    // Nobody waits while a place is free.
    if (waitlisted > 0) expect(enrolled + offered).toBe(capacity)
  }
})

test('two tabs and two guardians of one child make one enrolment', async () => {
  lock.state = 'on'
  const { db } = database
  const courseId = await openCourse()
  const { familyId, childIds } = await makeHousehold({ db, now, guardians: 2 })
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => enrolChildren({ db, now, familyId, courseId, childIds })),
  )
  expect(new Set(answers.flat().map(({ outcome }) => outcome))).toEqual(new Set(['enrolled']))
  expect(await db.enrolment.count({ where: { courseId } })).toBe(1)
})
