import { ticksPerSecond } from '../source'

/** Where a segment starts, in every rendition alike. */
export interface Boundary {
  msn: number
  /** Presentation time on the run's timeline, in ticks. */
  startTicks: number
  isDiscontinuity: boolean
  /** Discontinuities of the run up to and including this one. */
  discontinuities: number
}

const segmentSeconds = 2
/** A keyframe this much early still ends a segment: encoders round their intervals. */
const earlyKeyframeTicks = 0.1 * ticksPerSecond
const wishedTicks = segmentSeconds * ticksPerSecond - earlyKeyframeTicks
/** When no second keyframe comes, the first segment ends here, so that there is something to play. */
const longestFirstSegmentTicks = 12 * ticksPerSecond
const shortestTargetDurationSeconds = 4
const rememberedBoundaries = 64

/**
 * The decision to cut. The leading track (video, else audio) asks with every frame; all renditions
 * follow the boundaries. A segment ends at the first keyframe after two seconds. With keyframes G
 * seconds apart it lasts less than 2 + G, and so the target duration is the first segment and two
 * seconds more (four for the usual keyframe every two seconds); a frame that would exceed it is cut
 * at even if it is no keyframe.
 */
export class SegmentSchedule {
  private readonly boundaries: Boundary[] = []
  /** Where the media of segments before a break stopped; others end where the next one starts. */
  private readonly brokenEnds = new Map<number, number>()
  private isBroken = false
  private targetSeconds: number | null = null

  /** EXT-X-TARGETDURATION; null until the first segment is complete. */
  get targetDurationSeconds() {
    return this.targetSeconds
  }

  get current(): Boundary | null {
    return this.boundaries[this.boundaries.length - 1] ?? null
  }

  /** Tells whether the next boundary has to be a discontinuity at a keyframe. */
  get isWaitingForNewStart() {
    return this.isBroken || this.boundaries.length === 0
  }

  /** The newest boundary that starts at or before a time, within a tolerance. */
  boundaryAt(ticks: number, toleranceTicks: number): Boundary | null {
    for (let index = this.boundaries.length - 1; index >= 0; index -= 1) {
      const boundary = this.boundaries[index]
      if (boundary && boundary.startTicks - toleranceTicks <= ticks) return boundary
    }
    return null
  }

  boundaryOf(msn: number): Boundary | null {
    return this.boundaries.find((boundary) => boundary.msn === msn) ?? null
  }

  /** Where a segment's media end; null while that is open. */
  endTicksOf(msn: number): number | null {
    return this.brokenEnds.get(msn) ?? this.boundaryOf(msn + 1)?.startTicks ?? null
  }

  /** Asked with each frame of the leading track; gives the boundary when the frame starts a segment. */
  decide(frame: { ptsTicks: number; isKeyframe: boolean }): Boundary | null {
    const current = this.current
    if (this.isBroken || !current) return frame.isKeyframe ? this.cut(frame.ptsTicks) : null
    const lengthTicks = frame.ptsTicks - current.startTicks
    const isDue = frame.isKeyframe && lengthTicks >= wishedTicks
    return isDue || lengthTicks >= this.longestTicks() ? this.cut(frame.ptsTicks) : null
  }

  /** The media stop here and go on with a discontinuity, at the next keyframe. */
  breakOff(endTicks: number) {
    const current = this.current
    if (!current || this.isBroken) return
    this.isBroken = true
    this.brokenEnds.set(current.msn, Math.max(endTicks, current.startTicks))
    this.settleTargetDuration(endTicks - current.startTicks)
  }

  /** A new encoding begins with the next keyframe, directly behind the old one. */
  breakOffAtNextKeyframe() {
    if (this.current) this.isBroken = true
  }

  private cut(startTicks: number): Boundary {
    const previous = this.current
    if (previous) this.settleTargetDuration(startTicks - previous.startTicks)
    const isDiscontinuity = this.isBroken && previous !== null
    const boundary = {
      msn: previous ? previous.msn + 1 : 0,
      startTicks,
      isDiscontinuity,
      discontinuities: (previous?.discontinuities ?? 0) + (isDiscontinuity ? 1 : 0),
    }
    this.isBroken = false
    this.boundaries.push(boundary)
    if (this.boundaries.length > rememberedBoundaries) {
      this.brokenEnds.delete(this.boundaries.shift()?.msn ?? 0)
    }
    return boundary
  }

  private settleTargetDuration(firstSegmentTicks: number) {
    // RFC 8216bis 4.4.3.1: EXTINF rounded to the nearest second must not exceed it, ever.
    this.targetSeconds ??= Math.max(
      shortestTargetDurationSeconds,
      Math.round(firstSegmentTicks / ticksPerSecond + segmentSeconds),
    )
  }

  private longestTicks() {
    if (this.targetSeconds === null) return longestFirstSegmentTicks
    return this.targetSeconds * ticksPerSecond
  }
}
