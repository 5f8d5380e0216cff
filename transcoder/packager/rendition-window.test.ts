import { expect, test } from 'vitest'
import { RenditionWindow } from './rendition-window'

const tally = { inc: () => {} }
const windowSeconds = 10
const schedule = { targetDurationSeconds: 4 }

/** One segment after another, each with an init section of its own. */
function fill({ segments, seconds, bytes }: { segments: number; seconds: number; bytes: number }) {
  const window = new RenditionWindow({ windowSeconds, schedule, parts: tally, segments: tally })
  for (let msn = 0; msn < segments; msn += 1) {
    const initNumber = window.addInitSection(Buffer.alloc(100))
    window.addSegment({
      msn,
      boundary: { msn, startTicks: 0, isDiscontinuity: false, discontinuities: 0 },
      programDateTimeMs: 0,
      initNumber,
      isComplete: false,
      isGap: false,
      isIndependent: true,
      durationSeconds: 0,
      byteLength: 0,
      keyframeByteLength: 0,
      folder: null,
      parts: [],
    })
    window.addPart({
      durationSeconds: seconds,
      isIndependent: true,
      byteLength: bytes,
      keyframeByteLength: 0,
      bytes: Buffer.alloc(bytes),
    })
    window.completeSegment()
    window.commit()
  }
  return window
}

test('a window lists as many seconds as it is to, and keeps the segments before for a little longer', () => {
  const window = fill({ segments: 40, seconds: 2, bytes: 10 })
  expect(window.segments).toHaveLength(5 + 1)
  expect(window.findSegment(39 - 5 - 10)).not.toBeNull()
  expect(window.findSegment(39 - 5 - 11)).toBeNull()
})

test('segments without length leave the window as they come', () => {
  const window = fill({ segments: 5_000, seconds: 0, bytes: 10 })
  expect(window.segments.length).toBeLessThanOrEqual(windowSeconds)
  expect(window.byteLength).toBeLessThan(5_000)
})

test('parts that nobody asks for any more are forgotten once a file holds their segment', () => {
  const window = fill({ segments: 40, seconds: 2, bytes: 10 })
  const [oldest, next] = [window.findSegment(24), window.findSegment(25)]
  if (!oldest || !next) throw new Error('the window is too short')
  expect(oldest.parts).toHaveLength(1)
  window.noteStored(oldest, '/run')
  window.noteStored(next, '/run')
  expect(oldest).toMatchObject({ byteLength: 10, parts: [] })
  expect(next.parts).toHaveLength(1)
})

test('init sections go with the last segment that needs them', () => {
  const window = fill({ segments: 100, seconds: 2, bytes: 10 })
  expect(window.findInitSection(99)).not.toBeNull()
  expect(window.findInitSection(99 - 5 - 10)).not.toBeNull()
  expect(window.findInitSection(0)).toBeNull()
})

test('a window holds what a class needs and no more, however large its segments', () => {
  const window = fill({ segments: 60, seconds: 1, bytes: 4_000_000 })
  expect(window.byteLength).toBeLessThanOrEqual(windowSeconds * 2_500_000)
  expect(window.findSegment(59)).not.toBeNull()
})
