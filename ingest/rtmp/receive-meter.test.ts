import { expect, test } from 'vitest'
import { ReceiveMeter } from './receive-meter'
import { rtmpLimits } from './rtmp-limits'

const limits = {
  ...rtmpLimits,
  bytesBeforeGrant: 1_000,
  publisherBitsPerSecond: 8_000,
  publisherBurstSeconds: 10,
}
let nowMs = 0
const newMeter = () => new ReceiveMeter({ limits, clock: () => nowMs })

test('before the grant a peer may send so much and no more, however slowly', () => {
  const meter = newMeter()
  expect(meter.count(600, { hasGrant: false })).toBeNull()
  nowMs += 60_000
  expect(meter.count(400, { hasGrant: false })).toBeNull()
  expect(meter.count(1, { hasGrant: false })).toBe('too_much_before_grant')
})

test('a publisher may send at the highest rate for ever, and a burst after a pause', () => {
  const meter = newMeter()
  expect(meter.count(10_000, { hasGrant: true })).toBeNull()
  for (let second = 0; second < 100; second += 1) {
    nowMs += 1_000
    expect(meter.count(1_000, { hasGrant: true })).toBeNull()
  }
  nowMs += 10_000
  expect(meter.count(10_000, { hasGrant: true })).toBeNull()
})

test('a publisher that sends faster than that for longer than a burst is stopped', () => {
  const meter = newMeter()
  let seconds = 0
  for (; meter.count(2_000, { hasGrant: true }) === null; seconds += 1) nowMs += 1_000
  expect(seconds).toBeGreaterThanOrEqual(8)
  expect(seconds).toBeLessThanOrEqual(12)
})

test('a clock that goes back gives nothing', () => {
  const meter = newMeter()
  expect(meter.count(10_000, { hasGrant: true })).toBeNull()
  nowMs -= 100_000
  expect(meter.count(1, { hasGrant: true })).toBe('too_fast')
})
