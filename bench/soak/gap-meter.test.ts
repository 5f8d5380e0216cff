import { expect, test } from 'vitest'
import { GapMeter, summariseGaps } from './gap-meter'

const gapsOf = (timesMs: number[]) => {
  const meter = new GapMeter()
  for (const atMs of timesMs) meter.take({ atMs, holdBackSeconds: 0.8 })
  return meter.gaps
}

test('parts that come within the hold-back leave no gap, however uneven', () => {
  expect(gapsOf([0, 250, 260, 1_060, 1_250])).toEqual([])
})

test('a part that takes longer stops the picture when what was in hand is played', () => {
  expect(gapsOf([0, 250, 3_250, 3_500])).toEqual([{ fromMs: 1_050, toMs: 3_250 }])
})

test('gaps are counted, added up, and the longest told', () => {
  const gaps = [
    { fromMs: 0, toMs: 500 },
    { fromMs: 1_000, toMs: 3_000 },
  ]
  expect(summariseGaps(gaps)).toEqual({ count: 2, total_s: 2.5, longest_s: 2 })
  expect(summariseGaps([])).toEqual({ count: 0, total_s: 0, longest_s: 0 })
})
