import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startPolling } from './poll'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

test('asks at once, then after each interval, and never after the stop', async () => {
  const run = vi.fn(async () => {})
  const stop = startPolling({ everyMs: 1000, random: () => 0.5, run })
  await vi.advanceTimersByTimeAsync(2000)
  expect(run).toHaveBeenCalledTimes(3)
  stop()
  await vi.advanceTimersByTimeAsync(5000)
  expect(run).toHaveBeenCalledTimes(3)
})

test('a slow answer is waited for, not asked for twice', async () => {
  const run = vi.fn(() => new Promise<void>((resolve) => setTimeout(resolve, 5000)))
  const stop = startPolling({ everyMs: 1000, random: () => 0.5, run })
  await vi.advanceTimersByTimeAsync(4000)
  expect(run).toHaveBeenCalledTimes(1)
  stop()
})
