import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ticksPerSecond } from './source'
import { Timeline, type Track } from './timeline'

const frame = 3_600
const frameMs = 40

/** Places frames of both tracks, 25 a second, as a publisher would send them in real time. */
function play(
  timeline: Timeline,
  {
    from,
    count,
    startMs,
    tracks = ['video', 'audio'],
  }: {
    from: number
    count: number
    startMs: number
    tracks?: readonly Track[]
  },
) {
  return Array.from({ length: count }, (_, index) =>
    tracks.map((track) => ({
      track,
      ...timeline.place(track, from + index * frame, startMs + index * frameMs),
    })),
  ).flat()
}

test('the timeline starts at 0 wherever the publisher starts', () => {
  const placed = play(new Timeline(), { from: 4_294_967_000 * 90, count: 3, startMs: 0 })
  expect(placed.map(({ dts }) => dts)).toEqual([0, 0, frame, frame, 2 * frame, 2 * frame])
})

test.each([
  ['back to zero', -10 * ticksPerSecond],
  ['a day ahead', 86_400 * ticksPerSecond],
  ['four seconds ahead', 4 * ticksPerSecond],
])('a jump %s is reported once and leaves no hole in either track', (_where, leap) => {
  const timeline = new Timeline()
  play(timeline, { from: 20 * ticksPerSecond, count: 50, startMs: 0 })
  const after = play(timeline, {
    from: 20 * ticksPerSecond + 50 * frame + leap,
    count: 50,
    startMs: 50 * frameMs,
  })
  expect(after.filter(({ continuity }) => continuity === 'jumped')).toHaveLength(1)
  expect(after[0]?.jumpedByMs).toBeCloseTo((leap * 1000) / ticksPerSecond + frameMs, -1)
  expect(Math.abs((after[0]?.dts ?? 0) - 50 * frame)).toBeLessThan(frame)
  expect((after.at(-1)?.dts ?? 0) - (after[0]?.dts ?? 0)).toBe(49 * frame)
})

test('frames of the other track that were still on their way are no second jump', () => {
  const timeline = new Timeline()
  play(timeline, { from: 0, count: 50, startMs: 0 })
  const placed = [
    timeline.place('video', 900_000_000, 2000),
    timeline.place('audio', 50 * frame, 2010),
    timeline.place('video', 900_000_000 + frame, 2040),
    timeline.place('audio', 51 * frame, 2050),
    timeline.place('audio', 900_000_000 + 2 * frame, 2080),
  ]
  expect(placed.map(({ continuity }) => continuity)).toEqual([
    'jumped',
    'continuous',
    'continuous',
    'continuous',
    'continuous',
  ])
  expect(placed[1]?.dts).toBe(50 * frame)
})

test('a pause that the wall clock explains keeps its length and is a gap', () => {
  const timeline = new Timeline()
  play(timeline, { from: 0, count: 50, startMs: 0 })
  const pause = 10 * ticksPerSecond
  const [first, second] = play(timeline, { from: 50 * frame + pause, count: 1, startMs: 12_000 })
  expect(first).toMatchObject({ dts: 50 * frame + pause, continuity: 'gap' })
  expect(second).toMatchObject({ dts: 50 * frame + pause, continuity: 'continuous' })
})

test('one track may pause while the other goes on', () => {
  const timeline = new Timeline()
  play(timeline, { from: 0, count: 50, startMs: 0 })
  play(timeline, { from: 50 * frame, count: 250, startMs: 2000, tracks: ['audio'] })
  const back = timeline.place('video', 300 * frame, 12_000)
  expect(back).toEqual({ dts: 300 * frame, continuity: 'continuous', jumpedByMs: 0 })
})

test('after a restart the timeline goes on where it is told, whatever the publisher sends', () => {
  const timeline = new Timeline()
  play(timeline, { from: 5_000_000, count: 10, startMs: 0 })
  timeline.restartAt(30 * ticksPerSecond)
  const [first] = play(timeline, { from: 77, count: 1, startMs: 30_000 })
  expect(first).toMatchObject({ dts: 30 * ticksPerSecond, continuity: 'continuous' })
})

test('whatever is sent, each track only goes forward', () => {
  const sent = fc.array(
    fc.record({
      track: fc.constantFrom<Track>('video', 'audio'),
      dts: fc.integer({ min: -(2 ** 40), max: 2 ** 40 }),
      waitMs: fc.integer({ min: 0, max: 20_000 }),
    }),
  )
  fc.assert(
    fc.property(sent, (frames) => {
      const timeline = new Timeline()
      const last = new Map<Track, number>()
      let nowMs = 0
      for (const { track, dts, waitMs } of frames) {
        nowMs += waitMs
        const placed = timeline.place(track, dts, nowMs).dts
        expect(placed).toBeGreaterThan(last.get(track) ?? Number.NEGATIVE_INFINITY)
        last.set(track, placed)
      }
    }),
  )
})
