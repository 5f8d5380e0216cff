import { expect, test } from 'vitest'
import { formatPosition } from './format-position'

test.each([
  [0, '0:00'],
  [65.9, '1:05'],
  [3_599, '59:59'],
  [3_725, '1:02:05'],
  [-1, '0:00'],
])('%d seconds are written %s', (seconds, text) => {
  expect(formatPosition(seconds)).toBe(text)
})
