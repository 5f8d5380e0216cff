import { expect, test } from 'vitest'
import { retryDelayMs } from './retry-delay'

test('each failure doubles the wait, up to a bound', () => {
  expect([1, 2, 3, 5, 50].map((failures) => retryDelayMs(failures))).toEqual([
    500, 1000, 2000, 8000, 8000,
  ])
})
