import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeAccount } from '@/tests/support/make-evidence'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import type { Door } from './door'
import { findPlace } from './find-place'
import { keepDoor } from './keep-door'
import { moveDoor, toldAfterSeconds } from './move-door'
import { switchDoor } from './switch-door'

const start = 1_581_321_600
const at = (seconds: number) => new Date((start + seconds) * 1000)
const closed: Door = {
  ...{ mode: 'auto', isOpen: false, admittedBelow: 0, calmSince: null },
  ...{ ratePerSecond: 10, admittedPerSecond: 0 },
}
const open: Door = { ...closed, isOpen: true, admittedBelow: start, admittedPerSecond: 10 }
const move = (door: Door, change: object) =>
  moveDoor({ door, counts: new Map(), pressure: 0.8, now: at(0), elapsedMs: 1_000, ...change })

test('it opens when it is too much, and who came before is in', () => {
  expect(move(closed, { pressure: 0.99 }).isOpen).toBe(false)
  const opened = move(closed, { pressure: 1, now: at(5) })
  expect(opened).toMatchObject({ isOpen: true, admittedBelow: start + 5 })
  const place = (number: number) => findPlace({ door: opened, counts: new Map(), number }).state
  expect([place(start + 4.9), place(start + 5.1)]).toEqual(['in', 'waiting'])
})

test('an operator opens it while nothing is too much, and keeps it shut while everything is', () => {
  expect(move({ ...closed, mode: 'on' }, { pressure: 0 }).isOpen).toBe(true)
  expect(move({ ...closed, mode: 'off' }, { pressure: 9 }).isOpen).toBe(false)
  expect(move({ ...open, mode: 'off' }, { pressure: 9 }).isOpen).toBe(false)
})

test('of those who drew in one second as many are let in as may be, by lot; the rest a second later', () => {
  const counts = new Map([[start, 40]])
  const now = at(10)
  const first = move(open, { counts, now })
  expect(first.admittedBelow).toBeCloseTo(start + 0.25)
  const second = move(first, { counts, now })
  expect(second.admittedBelow).toBeCloseTo(start + 0.5)
  expect(findPlace({ door: second, counts, number: start + 0.75 })).toEqual({
    ...{ state: 'waiting', ahead: 10, seconds: 1 },
  })
})

test('what processes may not have told of yet waits', () => {
  const counts = new Map([[start + 10, 1]])
  const now = at(10 + toldAfterSeconds)
  expect(move(open, { counts, now }).admittedBelow).toBe(start + 10)
  expect(move(open, { counts, now: at(11 + toldAfterSeconds) }).admittedBelow).toBe(start + 11)
})

test('too much makes it slower at once, ease faster by and by, never none at all', () => {
  expect(move(open, { pressure: 2 }).ratePerSecond).toBe(7)
  expect(move(open, { pressure: 0.8 }).ratePerSecond).toBe(10)
  expect(move(open, { pressure: 0.1 }).ratePerSecond).toBe(12)
  expect(move({ ...open, ratePerSecond: 1 }, { pressure: 9 }).ratePerSecond).toBe(1)
})

test('it closes when nobody waits and it has been calm for a minute, not before', () => {
  const calm = { ...open, calmSince: at(0) }
  const waiting = { counts: new Map([[start + 1, 10_000]]) }
  expect(move(calm, { now: at(59) }).isOpen).toBe(true)
  expect(move(calm, { now: at(60), ...waiting }).isOpen).toBe(true)
  expect(move(calm, { now: at(60) }).isOpen).toBe(false)
  expect(move({ ...calm, mode: 'on' }, { now: at(60) }).isOpen).toBe(true)
})

test('whatever happens: never back, never more than may be, never out of order', () => {
  const arrivals = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 5, maxLength: 40 })
  const loads = fc.array(fc.double({ min: 0, max: 3, noNaN: true }), {
    minLength: 40,
    maxLength: 40,
  })
  fc.assert(
    fc.property(arrivals, loads, (tickets, pressures) => {
      let door = open
      const counts = new Map<number, number>()
      for (const [index, pressure] of pressures.entries()) {
        if (tickets[index]) counts.set(start + index, tickets[index])
        const next = move(door, { counts, pressure, now: at(index + 1) })
        expect(next.admittedBelow).toBeGreaterThanOrEqual(door.admittedBelow)
        const let_in = countBetween(counts, door.admittedBelow, next.admittedBelow)
        expect(let_in).toBeLessThanOrEqual(next.ratePerSecond + 0.01)
        door = next
      }
    }),
  )
})

function countBetween(counts: Map<number, number>, from: number, until: number) {
  return [...counts].reduce((sum, [second, tickets]) => {
    const share = Math.min(second + 1, until) - Math.max(second, from)
    return sum + tickets * Math.max(share, 0)
  }, 0)
}

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database?.close())
beforeEach(async () => {
  await database.db.waitingRoom.deleteMany()
  await database.db.waitingSecond.deleteMany()
  await database.db.waitingPressure.deleteMany()
})
const keep = (
  processId: string,
  seconds: number,
  pressure: number,
  drawn: [number, number][] = [],
) => keepDoor({ db: database.db, now: at(seconds), pressure, processId, drawn: new Map(drawn) })

test('the load of the busiest process counts for all, as long as it is heard of', async () => {
  await keep('a', 0, 2)
  expect((await keep('b', 1, 0)).door.isOpen).toBe(true)
  await keep('b', 2, 0)
  const { door } = await keep('b', 10, 0)
  expect(door.calmSince).toEqual(at(10))
})

test('tickets of all processes are one queue, and only one process moves the door', async () => {
  await switchDoor({ db: database.db, now: at(0), mode: 'on', actorId: await operator() })
  await keep('a', 0, 0.8)
  await Promise.all([keep('a', 1, 0.8, [[start + 1, 30]]), keep('b', 1, 0.8, [[start + 1, 30]])])
  const [told] = await database.db.waitingSecond.findMany()
  expect(told).toEqual({ second: start + 1, tickets: 60 })
  await Promise.all([keep('a', 6, 0.8), keep('b', 6, 0.8)])
  const { door } = await keep('a', 6.1, 0.8)
  // Of 20 a second, in the five seconds that are made up for at most: all 60, once.
  expect(door.admittedBelow).toBe(start + 6 - toldAfterSeconds)
  const entries = await database.db.auditEntry.findMany({
    where: { action: 'waiting_room_switched' },
  })
  expect(entries.at(-1)?.details).toEqual({ name: 'on' })
})

const operator = () => makeAccount({ db: database.db, now: at(0), email: 'operator@staff.example' })
