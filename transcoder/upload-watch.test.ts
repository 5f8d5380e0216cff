import { expect, test } from 'vitest'
import type { BroadcastWarning } from '@/common/media-contract'
import { ticksPerSecond } from './source'
import { UploadWatch } from './upload-watch'

const frameMs = 40
const bytes = 5_000

/** Frames in their time, each `delayMs` late; null for one that never comes. Gives what was said, and when. */
function watch(seconds: number, delayMs: (atMs: number) => number | null) {
  const said: { second: number; warning: BroadcastWarning }[] = []
  let nowMs = 0
  const upload = new UploadWatch((warning) =>
    said.push({ second: Math.round(nowMs / 1000), warning }),
  )
  for (let atMs = 0; atMs < seconds * 1000; atMs += frameMs) {
    const delay = delayMs(atMs)
    if (delay === null) continue
    nowMs = Math.max(nowMs, atMs + delay)
    upload.note({ dts: (atMs * ticksPerSecond) / 1000, bytes }, nowMs)
  }
  return said
}

const codes = (said: ReturnType<typeof watch>) => said.map(({ warning }) => warning.code)

test('jitter below a second is no faltering', () => {
  expect(watch(300, (atMs) => (atMs * 7919) % 900)).toEqual([])
})

test('an upload at half its rate is told of once it is two seconds behind, with its figures', () => {
  const [first] = watch(10, (atMs) => atMs)
  expect(first?.second).toBeGreaterThanOrEqual(2)
  expect(first?.second).toBeLessThanOrEqual(5)
  expect(first?.warning).toMatchObject({ code: 'upload_falters', receivedKbps: 500, gaps: 0 })
})

test('it is said again every half minute while it lasts', () => {
  const seconds = watch(60, (atMs) => atMs).map(({ second }) => second)
  expect(seconds).toHaveLength(4)
  for (const [index, second] of seconds.slice(1).entries()) {
    expect(second - (seconds[index] ?? 0)).toBeGreaterThanOrEqual(30)
  }
})

test('after a stall it is taken back when half a minute has gone well', () => {
  const said = watch(90, (atMs) => Math.max(0, atMs > 20_000 ? 25_000 - atMs : 0))
  expect(codes(said)).toEqual(['upload_falters', 'upload_steady'])
  expect(said[0]?.warning).toMatchObject({ gaps: 1, behindMs: expect.closeTo(5_000, -2) })
  expect(said[1]?.second).toBeGreaterThanOrEqual(55)
  expect(said[1]?.second).toBeLessThan(60)
})

test('one pause is borne, three within a minute are told of', () => {
  const pausing = (pauses: number) => (atMs: number) =>
    atMs % 10_000 < 1_500 && atMs >= 10_000 && atMs < (pauses + 1) * 10_000 ? null : 0
  expect(watch(120, pausing(2))).toEqual([])
  expect(codes(watch(120, pausing(3)))).toEqual(['upload_falters', 'upload_steady'])
})

test('an upload that falters on and off is not told of at every turn', () => {
  const said = watch(300, (atMs) => (atMs % 20_000 < 4_000 ? 3_000 : 0))
  expect(codes(said)).not.toContain('upload_steady')
  expect(said.length).toBeLessThanOrEqual(10)
})

test('a delay that stays the same is the line’s own after a minute', () => {
  const said = watch(180, (atMs) => (atMs > 30_000 ? 3_000 : 0))
  expect(codes(said).at(-1)).toBe('upload_steady')
})

test('clocks that drift apart are forgiven', () => {
  expect(watch(3 * 3_600, (atMs) => atMs * 0.0005)).toEqual([])
})

test('a silence is told of while it lasts, and taken back when half a minute has gone well', () => {
  const said: BroadcastWarning[] = []
  const upload = new UploadWatch((warning) => said.push(warning))
  const play = (fromMs: number, toMs: number) => {
    for (let atMs = fromMs; atMs < toMs; atMs += frameMs) {
      upload.note({ dts: (atMs * ticksPerSecond) / 1000, bytes }, atMs)
    }
  }
  play(0, 10_000)
  for (const afterMs of [4_000, 5_000, 20_000]) upload.noteSilence(10_000 + afterMs)
  expect(said).toEqual([
    { code: 'upload_falters', gaps: 0, behindMs: 4_040, receivedKbps: expect.any(Number) },
  ])
  play(30_000, 59_000)
  expect(said).toHaveLength(1)
  play(59_000, 62_000)
  expect(said.map(({ code }) => code)).toEqual(['upload_falters', 'upload_steady'])
})

test('a new timeline promises anew', () => {
  const said: BroadcastWarning[] = []
  const upload = new UploadWatch((warning) => said.push(warning))
  for (const startMs of [0, 600_000]) {
    for (let atMs = 0; atMs < 5_000; atMs += frameMs) {
      upload.note({ dts: (atMs * ticksPerSecond) / 1000, bytes }, startMs + atMs)
    }
    upload.restart()
  }
  expect(said).toEqual([])
})
