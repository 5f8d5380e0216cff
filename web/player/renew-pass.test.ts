import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { childKeyVariables } from '@/tests/support/child-data-keys'
import { readPortalSettings } from '../server/settings'
import { startRenewing } from './renew-pass'

const requiredSettings = {
  NODE_ENV: 'test',
  DATABASE_URL: 'postgresql://a:b@127.0.0.1:1/c',
  MEDIA_SECRET: 'a'.repeat(32),
  ACCOUNT_SECRET: 'b'.repeat(32),
  ...childKeyVariables,
} as const

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

function start(lifeMs: number | null = 900_000, random = 0.5) {
  const renewing = startRenewing({
    readLifeMs: () => lifeMs,
    random: () => random,
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
  await vi.advanceTimersByTimeAsync(810_000)
  expect(asked).toEqual([270_000, 540_000, 810_000])
})

test('whatever the chance, a portal that is away for six minutes cuts nobody off', async () => {
  const { PLAYBACK_TOKEN_SECONDS } = readPortalSettings(requiredSettings)
  const lifeMs = PLAYBACK_TOKEN_SECONDS * 1000
  for (const random of [0, 0.999]) {
    asked = []
    let lastGoodMs = performance.now()
    const awayFromMs = lastGoodMs + lifeMs * 0.2
    const awayUntilMs = awayFromMs + 360_000
    answer = async () => {
      const nowMs = performance.now()
      const isAway = nowMs >= awayFromMs && nowMs < awayUntilMs
      expect(nowMs - lastGoodMs).toBeLessThan(lifeMs)
      if (!isAway) lastGoodMs = nowMs
      return !isAway
    }
    start(lifeMs, random)
    await vi.advanceTimersByTimeAsync(2 * lifeMs)
    expect(lastGoodMs).toBeGreaterThan(awayUntilMs)
    stop()
  }
})

test('a renewal that fails is tried again soon, and then less often, until one comes', async () => {
  answer = async () => false
  start()
  await vi.advanceTimersByTimeAsync(274_000)
  expect(asked).toEqual([270_000, 270_500, 271_500, 273_500])
  answer = async () => true
  await vi.advanceTimersByTimeAsync(4_000)
  expect(asked.at(-1)).toBe(277_500)
  await vi.advanceTimersByTimeAsync(269_000)
  expect(asked).toHaveLength(5)
})

test('while the portal is away for long it is asked twice a minute, and viewers not all at once', async () => {
  answer = async () => false
  const lastPauseMs = async (random: number) => {
    asked = []
    start(900_000, random)
    await vi.advanceTimersByTimeAsync(600_000)
    stop()
    return (asked.at(-1) ?? 0) - (asked.at(-2) ?? 0)
  }
  expect(await lastPauseMs(0.5)).toBe(30_000)
  expect(await lastPauseMs(0)).toBe(24_000)
  expect(await lastPauseMs(0.75)).toBe(33_000)
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
