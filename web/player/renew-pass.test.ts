import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startRenewing } from './renew-pass'

let asked: number[]
let answer: () => Promise<boolean>
let stop: () => void
beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
  asked = []
  answer = async () => true
})
afterEach(() => {
  stop()
  vi.useRealTimers()
})

function start(lifeMs: number | null = 300_000) {
  const renewing = startRenewing({
    readLifeMs: () => lifeMs,
    random: () => 0.5,
    renew: () => {
      asked.push(performance.now())
      return answer()
    },
  })
  stop = renewing.stop
  return renewing
}

test('a token is renewed long before it is over, again and again', async () => {
  start()
  await vi.advanceTimersByTimeAsync(360_000)
  expect(asked).toEqual([120_000, 240_000, 360_000])
})

test('a renewal that fails is tried again soon, and then less often, until one comes', async () => {
  answer = async () => false
  start()
  await vi.advanceTimersByTimeAsync(124_000)
  expect(asked).toEqual([120_000, 120_500, 121_500, 123_500])
  answer = async () => true
  await vi.advanceTimersByTimeAsync(4_000)
  expect(asked.at(-1)).toBe(127_500)
  await vi.advanceTimersByTimeAsync(119_000)
  expect(asked).toHaveLength(5)
})

test('nothing is asked without a token, until the edge wants one', async () => {
  const renewing = start(null)
  await vi.advanceTimersByTimeAsync(600_000)
  expect(asked).toEqual([])
  renewing.hurry()
  renewing.hurry()
  await vi.advanceTimersByTimeAsync(1_000)
  renewing.hurry()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(asked).toHaveLength(1)
  renewing.hurry()
  expect(asked).toHaveLength(2)
})

test('what is stopped asks no more', async () => {
  start()
  stop()
  await vi.advanceTimersByTimeAsync(600_000)
  expect(asked).toEqual([])
})
