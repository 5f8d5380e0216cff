import type { SourceEvent } from '../source'
import { AudioClock } from './audio-clock'
import { RenditionPackager } from './rendition-packager'
import { RenditionWindow, type Tally } from './rendition-window'
import type { SegmentSchedule } from './segment-schedule'
import { parseAudioFormat, parseVideoFormat, type TrackFormat } from './track-format'

export interface RenditionOptions {
  id: string
  kind: 'video' | 'audio'
  madeBy: 'source' | 'ladder'
  schedule: SegmentSchedule
  windowSeconds: number
  made: { parts: Tally; segments: Tally }
  partTargetSeconds: number
  frameSeconds: number
  programDateTimeMs(ticks: number): number
}

/** One encoded quality of a run: takes events on the run's timeline, keeps its window. */
export class Rendition {
  readonly id: string
  readonly kind: 'video' | 'audio'
  readonly madeBy: 'source' | 'ladder'
  readonly window: RenditionWindow
  readonly partTargetSeconds: number
  readonly frameSeconds: number
  private readonly packager: RenditionPackager
  private currentFormat: TrackFormat | null = null
  private audioClock: AudioClock | null = null

  constructor(options: RenditionOptions) {
    this.id = options.id
    this.kind = options.kind
    this.madeBy = options.madeBy
    this.partTargetSeconds = options.partTargetSeconds
    this.frameSeconds = options.frameSeconds
    this.window = new RenditionWindow({ windowSeconds: options.windowSeconds, ...options.made })
    this.packager = new RenditionPackager({ ...options, window: this.window })
  }

  get format() {
    return this.currentFormat
  }

  /** Throws a RangeError on a configuration that cannot be read. */
  push(event: SourceEvent) {
    if (this.window.isEnded) return
    switch (event.kind) {
      case 'video-configuration':
        if (this.kind === 'video') this.configure(event.record, parseVideoFormat)
        break
      case 'audio-configuration':
        if (this.kind === 'audio') this.configure(event.record, parseAudioFormat)
        break
      case 'video-frame': {
        const { dts, pts, isKeyframe, data } = event
        if (this.kind !== 'video' || dts < 0) break
        const compositionOffset = pts - dts
        this.packager.push({ dts, compositionOffset, ptsTicks: pts, isSync: isKeyframe, data })
        break
      }
      case 'audio-frame': {
        if (event.dts < 0) break
        const dts = this.audioClock?.place(event.dts) ?? null
        if (dts === null) break
        const { dts: ptsTicks, data } = event
        this.packager.push({ dts, compositionOffset: 0, ptsTicks, isSync: true, data })
      }
    }
  }

  completeThrough(msn: number) {
    this.packager.completeThrough(msn)
  }

  breakOff() {
    this.packager.breakOff()
    this.audioClock?.reset()
  }

  end() {
    this.packager.end()
    this.window.commit()
  }

  private configure(record: Buffer, parse: (record: Buffer) => TrackFormat) {
    if (this.currentFormat?.configuration.record.equals(record)) return
    const format = parse(record)
    this.currentFormat = format
    if (format.kind === 'audio') this.audioClock = new AudioClock(format.configuration)
    this.packager.configure(format)
  }
}
