import { expect, test } from 'vitest'
import { RestartDelay } from './restart-delay'

test('each death in a row doubles the wait, up to half a minute', () => {
  const delay = new RestartDelay()
  const waits = Array.from({ length: 50 }, () => delay.afterRunOf(1_000))
  expect(waits.slice(0, 8)).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000])
  expect(waits.at(-1)).toBe(30_000)
})

test('after a minute that went well the wait is the shortest again', () => {
  const delay = new RestartDelay()
  delay.afterRunOf(1_000)
  delay.afterRunOf(1_000)
  expect(delay.afterRunOf(60_000)).toBe(500)
})
