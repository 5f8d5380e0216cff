import { expect, test } from 'vitest'
import { slopeOf } from './slope'

test('samples on a line give its slope, wherever they lie on it', () => {
  expect(slopeOf([5, 1, 3].map((x) => ({ x, y: 7 - 2 * x })))).toBeCloseTo(-2)
})

test('noise on both sides of a line leaves its slope', () => {
  const samples = [0, 1, 2, 3].map((x) => ({ x, y: 10 + x + (x === 0 || x === 3 ? 1 : -1) }))
  expect(slopeOf(samples)).toBeCloseTo(1)
})

test('one moment alone has no slope', () => {
  expect(slopeOf([{ x: 1, y: 1 }])).toBeNull()
  expect(slopeOf([])).toBeNull()
})
