import type { SourceEvent } from './source'
import { ticksPerSecond } from './source'

export type Track = 'video' | 'audio'

export function trackOf({ kind }: SourceEvent): Track {
  return kind === 'video-frame' || kind === 'video-configuration' ? 'video' : 'audio'
}

/** Where a frame came to lie on the continuous timeline, in ticks. */
export interface Placement {
  dts: number
  /** `jumped`: the publisher's clock leapt and was rebased; `gap`: nothing was sent for a while. */
  continuity: 'continuous' | 'jumped' | 'gap'
  /** By how much the publisher's clock was off; 0 unless it jumped. */
  jumpedByMs: number
}

interface Position {
  dts: number
  arrivalMs: number
}

/** Further ahead than the wall clock explains by this much, a timestamp is a jump and not a pause. */
const unexplainedLeapTicks = 3 * ticksPerSecond
/** Smaller steps back are jitter: the frame is put directly behind its predecessor. */
const jitterTicks = ticksPerSecond / 2
const gapTicks = 2 * ticksPerSecond
/** How long frames of the other track may still come in the base from before a jump. */
const oldBaseLifeMs = 5_000
const stepAfterJumpTicks = ticksPerSecond / 30

/**
 * Lays a publisher's timestamps (which start anywhere, jump and wrap) on one timeline per run that
 * starts at 0 and never goes back. Both tracks share one offset, so they stay in step.
 *
 * A jump is rebased so that the media go on without a hole; the written timestamp sequence does not
 * change, hence RFC 8216bis section 4.4.4.3 asks for no discontinuity. A gap keeps its true length
 * and does call for one.
 */
export class Timeline {
  private offset: number | null = null
  private oldBase: { offset: number; untilMs: number } | null = null
  private startsAtTicks = 0
  private readonly last = new Map<Track, Position>()

  place(track: Track, sourceDts: number, arrivalMs: number): Placement {
    const newest = this.newestDts()
    const last = this.last.get(track) ?? { dts: newest, arrivalMs }
    if (this.offset === null) this.offset = Math.max(this.startsAtTicks, newest + 1) - sourceDts
    const candidate = this.closestCandidate(sourceDts, last.dts, arrivalMs)
    const isFirst = this.last.size === 0
    // A track's first frames may lie behind the other's: an encoder starts them one after the other.
    const toleratedBackTicks = this.last.has(track) ? jitterTicks : unexplainedLeapTicks
    if (!isFirst && !isPlausible(candidate, { last, arrivalMs, toleratedBackTicks })) {
      return this.rebase(track, { sourceDts, arrivalMs, jumpedBy: candidate - last.dts })
    }
    const dts = this.last.has(track) ? Math.max(candidate, last.dts + 1) : candidate
    const isGap = !isFirst && dts - newest > gapTicks
    this.last.set(track, { dts, arrivalMs })
    return { dts, continuity: isGap ? 'gap' : 'continuous', jumpedByMs: 0 }
  }

  /** What is placed next begins a new base, at this time or directly behind what was placed before. */
  restartAt(ticks: number) {
    const newest = this.newestDts()
    this.startsAtTicks = Math.max(ticks, newest + stepAfterJumpTicks)
    this.offset = null
    this.oldBase = null
    this.last.clear()
  }

  private closestCandidate(sourceDts: number, lastDts: number, arrivalMs: number) {
    const current = sourceDts + (this.offset ?? 0)
    if (!this.oldBase || arrivalMs > this.oldBase.untilMs) return current
    const old = sourceDts + this.oldBase.offset
    return Math.abs(old - lastDts) < Math.abs(current - lastDts) ? old : current
  }

  private rebase(
    track: Track,
    jump: { sourceDts: number; arrivalMs: number; jumpedBy: number },
  ): Placement {
    const dts = this.newestDts() + stepAfterJumpTicks
    this.oldBase = { offset: this.offset ?? 0, untilMs: jump.arrivalMs + oldBaseLifeMs }
    this.offset = dts - jump.sourceDts
    this.last.set(track, { dts, arrivalMs: jump.arrivalMs })
    const jumpedByMs = Math.round((jump.jumpedBy * 1000) / ticksPerSecond)
    return { dts, continuity: 'jumped', jumpedByMs }
  }

  private newestDts() {
    let newest = this.startsAtTicks - 1
    for (const { dts } of this.last.values()) newest = Math.max(newest, dts)
    return newest
  }
}

function isPlausible(
  dts: number,
  arrival: { last: Position; arrivalMs: number; toleratedBackTicks: number },
) {
  const { last, arrivalMs, toleratedBackTicks } = arrival
  const elapsedTicks = (Math.max(0, arrivalMs - last.arrivalMs) * ticksPerSecond) / 1000
  return (
    dts >= last.dts - toleratedBackTicks && dts <= last.dts + elapsedTicks + unexplainedLeapTicks
  )
}
