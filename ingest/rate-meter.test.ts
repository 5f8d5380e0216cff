import { expect, test } from 'vitest'
import { RateMeter } from './rate-meter'

test('a total that rises evenly has that rate, however often it is read', () => {
  const meter = new RateMeter({ atMs: 0, total: 100 })
  for (let atMs = 1; atMs <= 10_000; atMs += 37) {
    expect(meter.perSecond({ atMs, total: 100 + atMs * 3 })).toBeCloseTo(3_000)
  }
})

test('what stands still has no rate once the last few seconds are over', () => {
  const meter = new RateMeter({ atMs: 0, total: 0 })
  meter.perSecond({ atMs: 2_000, total: 8_000 })
  expect(meter.perSecond({ atMs: 4_000, total: 8_000 })).toBe(2_000)
  expect(meter.perSecond({ atMs: 7_000, total: 8_000 })).toBe(0)
})

test('before any time has passed there is no rate', () => {
  expect(new RateMeter({ atMs: 5, total: 7 }).perSecond({ atMs: 5, total: 9 })).toBe(0)
})
