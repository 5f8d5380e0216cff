import { expect, test } from 'vitest'
import { HangWatch } from './hang-watch'

function watchAfter(inputsMs: readonly number[]) {
  const watch = new HangWatch(3_000)
  for (const atMs of inputsMs) watch.noteInput(atMs)
  return watch
}

test('work that goes in and does not come out is a hang', () => {
  const watch = watchAfter([0, 1_000, 2_000, 3_000])
  expect([watch.isHung(3_000), watch.isHung(3_001)]).toEqual([false, true])
})

test('anything that comes out is a sign of life', () => {
  const watch = watchAfter([0, 1_000, 2_000])
  watch.noteOutput()
  watch.noteInput(2_900)
  expect(watch.isHung(4_000)).toBe(false)
})

test('a pause of the source is not held against the worker', () => {
  expect(watchAfter([0, 60_000]).isHung(60_001)).toBe(false)
})
