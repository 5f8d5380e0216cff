import { expect, test } from 'vitest'
import { Lateness } from './lateness'
import { ticksPerSecond } from './source'

const frameMs = 40
const dtsOf = (index: number) => (index * frameMs * ticksPerSecond) / 1000

/** Gives how many of the frames were late, each `delayMs` after its time. */
function countLate(lateness: Lateness, frames: number, delayMs: (index: number) => number) {
  let late = 0
  for (let index = 0; index < frames; index += 1) {
    if (lateness.note(dtsOf(index), index * frameMs + delayMs(index))) late += 1
  }
  return late
}

test('jitter is not late', () => {
  expect(countLate(new Lateness(), 500, (index) => (index * 7919) % 400)).toBe(0)
})

test('frames behind a stalled upload are late until it has caught up', () => {
  const stalled = (index: number) => (index >= 100 && index < 150 ? 2_000 : 0)
  expect(countLate(new Lateness(), 500, stalled)).toBe(50)
})

test('an encoder’s clock that drifts is forgiven for hours', () => {
  const hours = 3
  const frames = (hours * 3_600_000) / frameMs
  expect(countLate(new Lateness(), frames, (index) => index * frameMs * 0.0005)).toBe(0)
})

test('a new timeline promises anew', () => {
  const lateness = new Lateness()
  lateness.note(0, 0)
  lateness.restart()
  expect(lateness.note(0, 60_000)).toBe(false)
})
