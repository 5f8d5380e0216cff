import { expect, test } from 'vitest'
import { heldSlotsOf, judgeWatching } from './held-slots'
import { slotOf } from './presence-slot'

const at = (minutes: number) => new Date(Date.parse('2026-03-02T01:00:00Z') + minutes * 60_000)
const planned = { startsAt: at(0), endsAt: at(45) }
const onAir = { onAirSince: at(0), airedSlots: [], interruptedAt: null, endedAt: null }
const minutesOf = (broadcast: object, knownUntil = at(45)) =>
  heldSlotsOf({ ...onAir, ...broadcast }, { planned, knownUntil }).size / 2

test('a class that ends early counts until then, and one whose node fell silent until it was last heard of', () => {
  expect(minutesOf({ endedAt: at(30) })).toBe(30)
  expect(minutesOf({ interruptedAt: at(20) })).toBe(20)
  expect(minutesOf({}, at(10))).toBe(10)
})

test('a class that was on air outside of its planned time alone counts with all of that', () => {
  expect(minutesOf({ onAirSince: at(-10), endedAt: at(-5) })).toBe(5)
  expect(minutesOf({ onAirSince: at(-10), endedAt: at(5) })).toBe(5)
})

test('nobody is present in a class that was not on air, nor by what they watched beside it', () => {
  expect(minutesOf({ onAirSince: null })).toBe(0)
  expect(judgeWatching([slotOf(at(0))], new Set())).toEqual({ watched: 0, isPresent: false })
})
