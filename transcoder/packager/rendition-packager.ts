import { ticksPerSecond } from '../source'
import type { Sample } from './boxes/media-part'
import { PartBuilder } from './part-builder'
import type { RenditionWindow } from './rendition-window'
import type { Boundary, SegmentSchedule } from './segment-schedule'
import { initSectionOf, type TrackFormat } from './track-format'

/** A frame on the run's timeline: times in the track's timescale, but `ptsTicks` in source ticks. */
export interface TimedFrame extends Omit<Sample, 'duration'> {
  ptsTicks: number
}

interface RenditionPackagerOptions {
  window: RenditionWindow
  schedule: SegmentSchedule
  partTargetSeconds: number
  frameSeconds: number
  /** Wall-clock time at a place on the timeline. */
  programDateTimeMs(ticks: number): number
}

/** A longer hole in the sound is left open; a shorter one is bridged by its last frame. */
const longestBridgedSoundSeconds = 0.5

/**
 * Lays one rendition's frames into segments and parts of its window, along the shared boundaries.
 * It waits for one frame to know how long the last one lasts, and no longer.
 */
export class RenditionPackager {
  private format: TrackFormat | null = null
  private nextFormat: TrackFormat | null = null
  private parts: PartBuilder | null = null
  private pending: TimedFrame | null = null
  private initNumber = 0
  private openMsn: number | null = null
  private lastMsn = -1
  private sequenceNumber = 0
  /** What the open segment lasts so far, in the timescale. */
  private segmentDuration = 0
  /** How long before it is shown a picture is decoded: decoding times are written this much later. */
  private presentationDelay = 0
  /** Begun in the middle of a run, it comes in where a segment starts, as the others have it. */
  private mustStartAtBoundary = false

  constructor(private readonly options: RenditionPackagerOptions) {}

  /** The coding from the next boundary on. Frames that come before that boundary are left out. */
  configure(format: TrackFormat) {
    const known = this.nextFormat ?? this.format
    if (known?.configuration.record.equals(format.configuration.record)) return
    this.nextFormat = format
  }

  push(frame: TimedFrame) {
    // What an ended ladder child still gives may come behind the first frames of the next child.
    if (this.pending && frame.dts <= this.pending.dts) return
    const { schedule, frameSeconds } = this.options
    const toleranceTicks = (frameSeconds * ticksPerSecond) / 2
    const boundary = schedule.boundaryAt(frame.ptsTicks, toleranceTicks)
    if (boundary && boundary.msn > this.lastMsn) {
      if (this.canStart(boundary, frame)) this.startSegment(boundary, frame)
    } else if (this.openMsn !== null && !this.nextFormat) {
      this.settlePending(frame.dts)
      this.pending = frame
    }
  }

  /** Closes what is still open up to a segment, and lists as gaps those without media. */
  completeThrough(msn: number) {
    if (this.lastMsn < 0) return
    if (this.openMsn !== null && this.openMsn <= msn) {
      const endTicks = this.options.schedule.endTicksOf(this.openMsn)
      this.settlePending(endTicks === null ? null : this.toTimescale(endTicks))
      this.closeSegment()
    }
    this.listGapsThrough(msn)
  }

  /** The media stop here: the open segment is complete with what it has. */
  breakOff() {
    this.settlePending(null)
    this.closeSegment()
  }

  end() {
    this.breakOff()
    this.options.window.end()
  }

  /** It is not made for now: what comes next is a new start, without gaps for what was left out. */
  rest() {
    this.breakOff()
    this.lastMsn = -1
    this.mustStartAtBoundary = true
  }

  /** Only a keyframe can be decoded behind a new init section or a discontinuity. */
  private canStart(boundary: Boundary, frame: TimedFrame) {
    const isNewStart = this.nextFormat !== null || boundary.isDiscontinuity || this.lastMsn < 0
    if (this.mustStartAtBoundary && !this.isAtStart(boundary, frame)) return false
    return frame.isSync || !isNewStart
  }

  private isAtStart(boundary: Boundary, frame: TimedFrame) {
    const frameTicks = this.options.frameSeconds * ticksPerSecond
    return Math.abs(frame.ptsTicks - boundary.startTicks) <= frameTicks
  }

  private startSegment(boundary: Boundary, frame: TimedFrame) {
    const isDirectlyBehind = boundary.msn === this.lastMsn + 1 && !boundary.isDiscontinuity
    this.settlePending(isDirectlyBehind ? frame.dts : null)
    this.closeSegment()
    if (this.lastMsn >= 0) this.listGapsThrough(boundary.msn - 1)
    this.adopt(boundary, frame)
    this.addSegment(boundary, { isGap: false, isIndependent: frame.isSync })
    this.mustStartAtBoundary = false
    this.openMsn = boundary.msn
    this.segmentDuration = 0
    this.pending = frame
  }

  /** Gives the segment its init section: a new one where the coding or its delay has changed. */
  private adopt({ isDiscontinuity }: Boundary, frame: TimedFrame) {
    const format = this.nextFormat ?? this.format
    if (!format) return
    const isNewFormat = this.nextFormat !== null
    const delay =
      isNewFormat || isDiscontinuity ? Math.max(0, frame.compositionOffset) : this.presentationDelay
    if (!isNewFormat && delay === this.presentationDelay) return
    this.nextFormat = null
    this.format = format
    this.presentationDelay = delay
    this.initNumber = this.options.window.addInitSection(initSectionOf(format, delay))
    if (isNewFormat) this.parts = this.newPartBuilder(format)
  }

  private newPartBuilder(format: TrackFormat) {
    const { window, partTargetSeconds, frameSeconds } = this.options
    return new PartBuilder(
      {
        timescale: format.timescale,
        targetSeconds: partTargetSeconds,
        frameDuration: this.toTimescale(frameSeconds * ticksPerSecond),
        onPart: (part) => window.addPart(part),
      },
      () => ++this.sequenceNumber,
    )
  }

  /** Gives the last frame its duration: to the next frame, or a frame's usual length. */
  private settlePending(nextDts: number | null) {
    const { pending, parts, format } = this
    this.pending = null
    if (!pending || !parts || !format) return
    const usual = this.toTimescale(this.options.frameSeconds * ticksPerSecond)
    const measured = nextDts === null ? usual : Math.max(1, nextDts - pending.dts)
    const isHole =
      format.kind === 'audio' && measured > longestBridgedSoundSeconds * format.timescale
    const duration = isHole
      ? usual
      : Math.min(measured, Math.max(usual, this.roomInSegment(format)))
    this.segmentDuration += duration
    parts.add({
      dts: pending.dts + this.presentationDelay,
      compositionOffset: pending.compositionOffset,
      isSync: pending.isSync,
      data: pending.data,
      duration,
    })
  }

  /** RFC 8216bis 4.4.3.1: a picture that stands still must not make a segment too long. */
  private roomInSegment({ timescale }: TrackFormat) {
    const targetSeconds = this.options.schedule.targetDurationSeconds
    return targetSeconds === null ? Infinity : targetSeconds * timescale - this.segmentDuration
  }

  private closeSegment() {
    if (this.openMsn === null) return
    this.parts?.flush()
    this.options.window.completeSegment()
    this.openMsn = null
  }

  private listGapsThrough(msn: number) {
    for (let gapMsn = this.lastMsn + 1; gapMsn <= msn; gapMsn += 1) {
      const boundary = this.options.schedule.boundaryOf(gapMsn)
      const endTicks = this.options.schedule.endTicksOf(gapMsn)
      if (!boundary || endTicks === null) return
      const durationSeconds = (endTicks - boundary.startTicks) / ticksPerSecond
      // RFC 8216bis 4.4.4.7: the tag says that there is nothing to load, and players go round it.
      this.addSegment(boundary, { isGap: true, isIndependent: true, durationSeconds })
      this.options.window.completeSegment()
    }
  }

  private addSegment(
    boundary: Boundary,
    state: { isGap: boolean; isIndependent: boolean; durationSeconds?: number },
  ) {
    this.lastMsn = boundary.msn
    this.options.window.addSegment({
      msn: boundary.msn,
      boundary,
      programDateTimeMs: this.options.programDateTimeMs(boundary.startTicks),
      initNumber: this.initNumber,
      isComplete: false,
      durationSeconds: 0,
      byteLength: 0,
      keyframeByteLength: 0,
      folder: null,
      parts: [],
      ...state,
    })
  }

  private toTimescale(ticks: number) {
    const timescale = this.format?.timescale ?? ticksPerSecond
    return Math.round((ticks * timescale) / ticksPerSecond)
  }
}
