import { describe, expect, test } from 'vitest'
import { ticksPerSecond } from '../source'
import { PartBuilder } from './part-builder'
import { measureFrameSeconds, partTargetSeconds } from './part-target'
import type { Part } from './rendition-window'

/** Parts of a segment of that many frames, stamped in whole milliseconds as RTMP stamps them. */
function partsOf(
  frameSeconds: number,
  { count, targetSeconds }: { count: number; targetSeconds: number },
) {
  const parts: Part[] = []
  const builder = new PartBuilder(
    {
      timescale: ticksPerSecond,
      targetSeconds,
      frameDuration: Math.round(frameSeconds * ticksPerSecond),
      onPart: (part) => parts.push(part),
    },
    () => 1,
  )
  const at = (index: number) => Math.round(index * frameSeconds * 1000) * 90
  for (let index = 0; index < count; index += 1) {
    const duration = at(index + 1) - at(index)
    const data = Buffer.alloc(10)
    builder.add({ dts: at(index), duration, compositionOffset: 0, isSync: index === 0, data })
  }
  builder.flush()
  return parts
}

describe.each([5, 10, 12, 15, 20, 23.976, 24, 25, 29.97, 30, 48, 50, 59.94, 60])(
  '%s fps',
  (fps) => {
    const targetSeconds = partTargetSeconds(1 / fps, { isExact: false })

    test('the part target is 200 to 333 ms', () => {
      expect(targetSeconds).toBeGreaterThanOrEqual(0.2)
      expect(targetSeconds).toBeLessThanOrEqual(0.333)
    })

    test('each part but the last is 85 to 100 % of it', () => {
      const parts = partsOf(1 / fps, { count: Math.round(10 * fps), targetSeconds })
      for (const { durationSeconds } of parts) {
        expect(durationSeconds).toBeLessThanOrEqual(targetSeconds)
      }
      for (const { durationSeconds } of parts.slice(0, -1)) {
        expect(durationSeconds).toBeGreaterThanOrEqual(0.85 * targetSeconds)
      }
    })
  },
)

test.each([
  [1024 / 48_000, 0.256],
  [1024 / 44_100, 0.256],
  [1024 / 24_000, 0.256],
])('sound in frames of %s s gives exactly the whole frames nearest to 250 ms', (frame, target) => {
  expect(partTargetSeconds(frame, { isExact: true })).toBe(target)
})

test('frames of changing length are cut before the target, never after it', () => {
  const lengths = [33, 34, 66, 17, 100, 33, 150, 33, 33, 200, 16].map((ms) => ms * 90)
  const parts: Part[] = []
  const builder = new PartBuilder(
    {
      timescale: 90_000,
      targetSeconds: 0.25,
      frameDuration: 3_000,
      onPart: (part) => parts.push(part),
    },
    () => 1,
  )
  let dts = 0
  for (const duration of lengths) {
    builder.add({ dts, duration, compositionOffset: 0, isSync: false, data: Buffer.alloc(1) })
    dts += duration
  }
  builder.flush()
  for (const { durationSeconds } of parts) expect(durationSeconds).toBeLessThanOrEqual(0.25)
  const total = parts.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0)
  expect(total).toBeCloseTo(dts / 90_000)
})

test('the frame length is measured over the whole span, past the rounding of single stamps', () => {
  const stamps = Array.from({ length: 13 }, (_, index) => Math.round((index * 1000) / 30) * 90)
  expect(measureFrameSeconds(stamps)).toBeCloseTo(1 / 30, 3)
  expect(measureFrameSeconds([0])).toBeNull()
})
