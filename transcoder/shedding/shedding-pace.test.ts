import { expect, test } from 'vitest'
import {
  type Load,
  lagLimitMs,
  longestRestoreAfterMs,
  provenAfterMs,
  restoreAfterMs,
  SheddingPace,
  settleMs,
  shortForMs,
} from './shedding-pace'

const short: Load = { lagMs: lagLimitMs + 1, cpuShare: 1 }
const easy: Load = { lagMs: 50, cpuShare: 0.4 }
const lookEveryMs = 2_000

function startPace() {
  const pace = new SheddingPace()
  let nowMs = 0
  /** Looks on under one load until something is decided; gives how long that took. */
  const until = (wanted: string, load: Load, longestMs = 2 * longestRestoreAfterMs) => {
    const fromMs = nowMs
    while (nowMs - fromMs <= longestMs) {
      nowMs += lookEveryMs
      if (pace.decide(load, { nowMs, isShedding: true }) === wanted) return nowMs - fromMs
    }
    return null
  }
  return { pace, until }
}

test('a burst is not a shortage, a lag that lasts is', () => {
  const { until } = startPace()
  expect(until('shed', short, shortForMs - lookEveryMs)).toBeNull()
  until('never', easy, lookEveryMs)
  expect(until('shed', short)).toBe(shortForMs + lookEveryMs)
})

test('busy processors alone are no shortage', () => {
  const { until } = startPace()
  expect(until('shed', { lagMs: 200, cpuShare: 1 }, 60_000)).toBeNull()
})

test('what was given up may show before more is given up', () => {
  const { until } = startPace()
  until('shed', short)
  expect(until('shed', short)).toBe(settleMs)
})

test('nothing is given back before the node was at ease for a minute, without an interruption', () => {
  const { until } = startPace()
  until('shed', short)
  until('never', easy, restoreAfterMs - 2 * lookEveryMs)
  until('never', { lagMs: 50, cpuShare: 0.9 }, lookEveryMs)
  expect(until('restore', easy)).toBe(restoreAfterMs + lookEveryMs)
  expect(until('restore', easy)).toBe(restoreAfterMs + lookEveryMs)
})

test('what cannot be held is tried ever less often, until it holds', () => {
  const { until } = startPace()
  until('shed', short)
  const waits: number[] = []
  for (let round = 0; round < 7; round += 1) {
    waits.push((until('restore', easy) ?? 0) - lookEveryMs)
    until('shed', short)
  }
  const doubled = [1, 2, 4, 8, 16, 16, 16].map((factor) => factor * restoreAfterMs)
  expect(waits).toEqual(doubled)
  until('restore', easy)
  until('never', { lagMs: 50, cpuShare: 0.9 }, provenAfterMs)
  until('shed', short)
  expect(until('restore', easy)).toBe(restoreAfterMs + lookEveryMs)
})

test('nothing is given back when nothing was given up', () => {
  const pace = new SheddingPace()
  const decisions = Array.from({ length: 100 }, (_, look) =>
    pace.decide(easy, { nowMs: look * lookEveryMs, isShedding: false }),
  )
  expect(new Set(decisions)).toEqual(new Set(['hold']))
})
