import { expect, test } from 'vitest'
import { longestBreakMs, offAirStateAt } from './off-air-state'

const endsAt = new Date('2020-02-10T01:45:00Z')
const after = (ms: number) => new Date(endsAt.getTime() + ms)
const minuteMs = 60_000

const next = { startsAt: after(15 * minuteMs), isOnAir: false }
const open = { endsAt, isClosed: false, next }
const over = { state: 'ended', next: null }

test('a class whose teacher is off air pauses as long as its time lasts', () => {
  expect(offAirStateAt(open, after(-1))).toEqual({ state: 'in_break', next: null })
  expect(offAirStateAt({ ...open, next: null }, after(-1)).state).toBe('in_break')
  expect(offAirStateAt({ ...open, next: null }, endsAt)).toEqual(over)
})

test('a class that its teacher has ended does not go on, whatever is left of its time', () => {
  const closed = { ...open, isClosed: true }
  expect(offAirStateAt({ ...closed, next: null }, after(-1))).toEqual(over)
  expect(offAirStateAt(closed, after(-1))).toEqual({ state: 'in_break', next })
})

test('between two classes of a course there is a break, until the second is on air', () => {
  expect(offAirStateAt(open, endsAt)).toEqual({ state: 'in_break', next })
  // Its teacher is late: still it is what is waited for.
  expect(offAirStateAt(open, after(20 * minuteMs)).state).toBe('in_break')
  const onAir = { ...next, isOnAir: true }
  expect(offAirStateAt({ ...open, next: onAir }, endsAt)).toEqual({ state: 'ended', next: onAir })
})

test('what lies between two classes further apart is no break, at no moment of it', () => {
  const at = (startsAt: Date, now: Date) =>
    offAirStateAt({ ...open, next: { startsAt, isOnAir: false } }, now)
  expect(at(after(longestBreakMs), endsAt).state).toBe('in_break')
  const tooLate = after(longestBreakMs + 1)
  expect(at(tooLate, endsAt)).toEqual(over)
  expect(at(tooLate, after(longestBreakMs))).toEqual(over)
})
