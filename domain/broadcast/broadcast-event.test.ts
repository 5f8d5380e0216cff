import { expect, test } from 'vitest'
import { slotsBetween } from '../attendance/presence-slot'
import { applyEvent, type StoredRun } from './broadcast-event'

const first = new Date('2020-02-10T01:00:00Z')
const later = new Date('2020-02-10T01:10:00Z')
const waiting: StoredRun = {
  state: 'waiting',
  startedAt: null,
  onAirSince: null,
  airedSlots: [],
  interruptedAt: null,
  endedAt: null,
  runs: 0,
}
const live: StoredRun = {
  ...waiting,
  ...{ state: 'live', startedAt: first, onAirSince: first, runs: 1 },
}
const interrupted: StoredRun = { ...live, state: 'interrupted', interruptedAt: later }
const again = new Date('2020-02-10T01:20:00Z')
const ended: StoredRun = { ...live, state: 'ended', endedAt: later }
const aired = slotsBetween(first, later)

test('going live from waiting begins the first run', () => {
  expect(applyEvent(waiting, 'live', first)).toEqual(live)
})

test('coming back after an interruption goes on with the run, and what was on air before it stays noted', () => {
  const back = { ...live, onAirSince: again, airedSlots: aired }
  expect(applyEvent(interrupted, 'live', again)).toEqual(back)
})

test('going live after the end begins a new run, and what was on air before it stays noted', () => {
  const next = { startedAt: again, onAirSince: again, airedSlots: aired, runs: 2 }
  expect(applyEvent(ended, 'live', again)).toEqual({ ...live, ...next })
})

test('only what is live can be interrupted', () => {
  expect(applyEvent(live, 'interrupted', later)).toEqual(interrupted)
  for (const run of [waiting, interrupted, ended]) {
    expect(applyEvent(run, 'interrupted', later)).toBeNull()
  }
})

test('what is on air can end, and only that', () => {
  const over = { ...live, state: 'ended', endedAt: later }
  expect(applyEvent(live, 'ended', later)).toEqual(over)
  expect(applyEvent(interrupted, 'ended', later)).toEqual(over)
  expect(applyEvent(waiting, 'ended', later)).toBeNull()
  expect(applyEvent(ended, 'ended', later)).toBeNull()
})
