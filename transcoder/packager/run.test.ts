import fc from 'fast-check'
import { beforeAll, expect, test, vi } from 'vitest'
import { renderMediaPlaylist } from '../playlist/media-playlist'
import { findMediaPlaylist } from '../playlist/run-playlists'
import type { SourceEvent } from '../source'
import { makeSourceEvents, testCard } from '../test-source'
import type { Rendition } from './rendition'
import { Run } from './run'
import { SourceSequencer } from './source-sequencer'

// A real ffmpeg works here, on machines that may be busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

const counter = { inc: () => {} }
let configurations: SourceEvent[] = []

beforeAll(async () => {
  const events = await makeSourceEvents(testCard({ seconds: 1 }))
  configurations = events.filter(({ kind }) => kind.endsWith('configuration'))
})

/** One stretch of a broadcast: a second of what the publisher sends. */
const stretch = fc.record({
  hasPicture: fc.boolean(),
  hasSound: fc.boolean(),
  keyframeAt: fc.option(fc.integer({ min: 0, max: 24 })),
  breaksOff: fc.integer({ min: 0, max: 9 }).map((dice) => dice === 0),
})
type Stretch = typeof stretch extends fc.Arbitrary<infer Value> ? Value : never

function* framesOf(
  { hasPicture, hasSound, keyframeAt }: Stretch,
  startTicks: number,
): Generator<SourceEvent> {
  const data = Buffer.alloc(20)
  for (let frame = 0; frame < 25; frame += 1) {
    const dts = startTicks + frame * 3_600
    if (hasSound) {
      yield { kind: 'audio-frame', dts, data }
      yield { kind: 'audio-frame', dts: dts + 1_920, data }
    }
    if (hasPicture)
      yield { kind: 'video-frame', dts, pts: dts + 3_600, isKeyframe: frame === keyframeAt, data }
  }
}

function startRun(onChange: (run: Run) => void) {
  const run = new Run({
    runId: 'r',
    startedAtMs: 0,
    windowSeconds: 20,
    made: { parts: counter, segments: counter },
  })
  run.addRendition({ id: 'video', kind: 'video', madeBy: 'source', frameSeconds: 0.04 })
  run.addRendition({ id: 'audio', kind: 'audio', madeBy: 'source', frameSeconds: 1024 / 48_000 })
  const sequencer = new SourceSequencer({
    schedule: run.schedule,
    hasVideo: true,
    deliver: (event) =>
      run.renditions.get(event.kind.startsWith('video') ? 'video' : 'audio')?.push(event),
    onBoundary: ({ msn }) => {
      for (const rendition of run.renditions.values()) rendition.completeThrough(msn - 2)
    },
    onKeyframesTooFarApart: () => {},
  })
  const push = (event: SourceEvent) => {
    sequencer.push(event)
    run.commit(0)
    onChange(run)
  }
  const breakOff = (ticks: number) => {
    sequencer.flush()
    run.schedule.breakOff(ticks)
    run.breakOff('source')
    run.commit(0)
    onChange(run)
  }
  return { run, push, breakOff }
}

/** What each new state of a window must keep to, compared with the one before. */
class Checker {
  private mediaSequence = 0
  private discontinuitySequence = 0
  private before: number | null = null
  private readonly tagged = new Set<number>()

  check(rendition: Rendition, targetSeconds: number) {
    const { segments } = rendition.window
    const first = segments[0]
    if (!first) return
    expect(segments.map(({ msn }) => msn)).toEqual(segments.map((_, index) => first.msn + index))
    expect(first.msn).toBeGreaterThanOrEqual(this.mediaSequence)
    this.mediaSequence = first.msn
    for (const { isComplete, durationSeconds } of segments) {
      // RFC 8216bis 4.4.3.1.
      if (isComplete) expect(Math.round(durationSeconds)).toBeLessThanOrEqual(targetSeconds)
    }
    expect(segments.slice(0, -1).every(({ isComplete }) => isComplete)).toBe(true)
    for (const { boundary, msn } of segments) if (boundary.isDiscontinuity) this.tagged.add(msn)
  }

  checkText(text: string) {
    const sequence = Number(/DISCONTINUITY-SEQUENCE:(\d+)/.exec(text)?.[1])
    // RFC 8216bis 4.4.3.3: exactly the tags that were listed once and have left.
    const left = [...this.tagged].filter((msn) => msn < this.mediaSequence).length
    // A rendition that began later counts what came before it, as the others do.
    this.before ??= sequence - left
    expect(sequence).toBe(this.before + left)
    expect(sequence).toBeGreaterThanOrEqual(this.discontinuitySequence)
    this.discontinuitySequence = sequence
  }
}

test('whatever a publisher leaves out, every playlist on the way keeps to the rules', () => {
  fc.assert(
    fc.property(fc.array(stretch, { minLength: 5, maxLength: 60 }), (stretches) => {
      const checkers = { video: new Checker(), audio: new Checker() }
      let changes = 0
      const { push, breakOff, run } = startRun((changed) => {
        changes += 1
        const target = changed.schedule.targetDurationSeconds
        if (target === null || changes % 10 !== 0) return
        for (const id of ['video', 'audio'] as const) {
          const rendition = changed.renditions.get(id)
          const playlist = rendition && findMediaPlaylist(changed, rendition)
          if (!rendition || !playlist) continue
          checkers[id].check(rendition, target)
          checkers[id].checkText(renderMediaPlaylist(playlist, { canSkip: false }))
        }
      })
      for (const configuration of configurations) push(configuration)
      let emptySeconds = 0
      for (const [index, each] of stretches.entries()) {
        const startTicks = index * 90_000
        emptySeconds = each.hasPicture || each.hasSound ? 0 : emptySeconds + 1
        // The timeline calls a longer silence of both tracks a gap.
        if (each.breaksOff || emptySeconds === 2) breakOff(startTicks)
        for (const event of framesOf(each, startTicks)) push(event)
      }
      run.endRenditions('source', 0)
      for (const { window } of run.renditions.values()) expect(window.isEnded).toBe(true)
    }),
    { numRuns: 60 },
  )
})
