import { expect, test } from 'vitest'
import { backOffMs } from './back-off'

test('each failure in a row doubles the pause, up to half a minute', () => {
  expect([1, 2, 3, 6, 7, 8, 1_000_000].map(backOffMs)).toEqual([
    500, 1_000, 2_000, 16_000, 30_000, 30_000, 30_000,
  ])
})
