import { expect, test } from 'vitest'
import { restartDelayMs } from './back-off'

test('each death in a row doubles the wait, up to half a minute', () => {
  expect([1, 2, 3, 4, 7, 50].map(restartDelayMs)).toEqual([500, 1000, 2000, 4000, 30_000, 30_000])
})
