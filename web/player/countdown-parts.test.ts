import { expect, test } from 'vitest'
import { countdownParts } from './countdown-parts'

const second = 1000
const hour = 3600 * second

test.each([
  [5 * second, { days: 0, clock: '00:05' }],
  [hour + 65 * second, { days: 0, clock: '1:01:05' }],
  [24 * hour, { days: 1, clock: '0:00:00' }],
  [50 * hour + second, { days: 2, clock: '2:00:01' }],
])('%d ms before the start', (remainingMs, expected) => {
  expect(countdownParts(1_000_000 + remainingMs, 1_000_000)).toEqual(expected)
})

test('a begun second still counts', () => {
  expect(countdownParts(1_000_400, 1_000_000)).toEqual({ days: 0, clock: '00:01' })
})

test('after the start there is nothing to count', () => {
  expect(countdownParts(1_000_000, 1_000_000)).toBeNull()
})
