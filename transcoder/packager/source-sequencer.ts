import type { AudioFrame, SourceEvent, VideoFrame } from '../source'
import { ticksPerSecond } from '../source'
import type { Boundary, SegmentSchedule } from './segment-schedule'

interface SourceSequencerOptions {
  schedule: SegmentSchedule
  hasVideo: boolean
  /** Takes the events in the order in which the packagers and the ladder want them. */
  deliver(event: SourceEvent): void
  onBoundary(boundary: Boundary): void
  onKeyframesTooFarApart(intervalMs: number): void
}

const videoIsSilentAfterTicks = ticksPerSecond
const longestKeyframeIntervalTicks = 4 * ticksPerSecond

/**
 * Puts the source's two tracks in step: the picture decides where to cut, and so the sound waits
 * until the picture has come as far. A picture that has stopped no longer leads.
 */
export class SourceSequencer {
  private readonly heldSound: AudioFrame[] = []
  private readonly records = new Map<string, Buffer>()
  private leadDts: number | null = null
  private keyframeDts: number | null = null
  private hasWarned = false

  constructor(private readonly options: SourceSequencerOptions) {}

  push(event: SourceEvent) {
    switch (event.kind) {
      case 'video-configuration':
      case 'audio-configuration': {
        const known = this.records.get(event.kind)
        if (known?.equals(event.record)) return
        if (known) this.options.schedule.breakOffAtNextKeyframe()
        this.records.set(event.kind, event.record)
        this.options.deliver(event)
        break
      }
      case 'video-frame':
        this.pushPicture(event)
        break
      case 'audio-frame':
        this.pushSound(event)
    }
  }

  /** Lets go what it holds, before the media break off. */
  flush() {
    for (const frame of this.heldSound.splice(0)) this.options.deliver(frame)
    this.leadDts = null
    this.keyframeDts = null
  }

  private pushPicture(frame: VideoFrame) {
    this.watchKeyframes(frame)
    this.leadDts = frame.dts
    this.decide({ ptsTicks: frame.pts, isKeyframe: frame.isKeyframe })
    this.options.deliver(frame)
    while (this.heldSound[0] && this.heldSound[0].dts <= frame.dts) {
      const sound = this.heldSound.shift()
      if (sound) this.options.deliver(sound)
    }
  }

  private pushSound(frame: AudioFrame) {
    if (!this.options.hasVideo) {
      this.deliverLeadingSound(frame)
      return
    }
    this.leadDts ??= frame.dts
    this.heldSound.push(frame)
    if (frame.dts <= this.leadDts) this.releaseSound((sound) => this.options.deliver(sound))
    else if (frame.dts - this.leadDts > videoIsSilentAfterTicks) {
      this.releaseSound((sound) => this.deliverLeadingSound(sound))
    }
  }

  private releaseSound(release: (frame: AudioFrame) => void) {
    for (const frame of this.heldSound.splice(0)) release(frame)
  }

  private deliverLeadingSound(frame: AudioFrame) {
    this.decide({ ptsTicks: frame.dts, isKeyframe: true })
    this.options.deliver(frame)
  }

  private decide(frame: { ptsTicks: number; isKeyframe: boolean }) {
    const boundary = this.options.schedule.decide(frame)
    if (boundary) this.options.onBoundary(boundary)
  }

  private watchKeyframes({ dts, isKeyframe }: VideoFrame) {
    if (!isKeyframe) return
    const interval = this.keyframeDts === null ? 0 : dts - this.keyframeDts
    this.keyframeDts = dts
    if (interval <= longestKeyframeIntervalTicks || this.hasWarned) return
    this.hasWarned = true
    this.options.onKeyframesTooFarApart(Math.round((interval * 1000) / ticksPerSecond))
  }
}
