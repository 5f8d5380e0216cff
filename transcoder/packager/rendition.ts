import type { SourceEvent } from '../source'
import { AudioClock } from './audio-clock'
import type { Declaration } from './declaration'
import { RenditionPackager } from './rendition-packager'
import { RenditionWindow, type Tally, type WindowObserver } from './rendition-window'
import type { SegmentSchedule } from './segment-schedule'
import { parseAudioFormat, parseVideoFormat, type TrackFormat } from './track-format'

/** Asked once a rendition, before it has anything. */
export type ObserveRendition = (rendition: Rendition) => WindowObserver

export interface RenditionOptions {
  id: string
  kind: 'video' | 'audio'
  madeBy: 'source' | 'ladder'
  schedule: SegmentSchedule
  windowSeconds: number
  made: { parts: Tally; segments: Tally }
  observe?: ObserveRendition | undefined
  partTargetSeconds: number
  frameSeconds: number
  programDateTimeMs(ticks: number): number
  /** What it will be like, for one that is listed before it is made. */
  declaration?: Declaration
  /** Somebody asks for something of it. */
  onRequest?(): void
}

/** `idle`: nobody asks for it. `shed`: the node is short of CPU. Neither has anything to give. */
export type Supply = 'made' | 'idle' | 'shed'

/** One encoded quality of a run: takes events on the run's timeline, keeps its window. */
export class Rendition {
  readonly id: string
  readonly kind: 'video' | 'audio'
  readonly madeBy: 'source' | 'ladder'
  readonly window: RenditionWindow
  readonly partTargetSeconds: number
  readonly frameSeconds: number
  readonly declaration: Declaration | null
  /** How often anything of it was asked for, and when last. */
  requests = 0
  lastRequestAtMs: number | null = null
  /** Begun behind the source, it may be late until then. */
  mayLagUntilMs = 0
  private currentSupply: Supply = 'made'
  private readonly packager: RenditionPackager
  private currentFormat: TrackFormat | null = null
  private audioClock: AudioClock | null = null

  constructor(private readonly options: RenditionOptions) {
    this.id = options.id
    this.kind = options.kind
    this.madeBy = options.madeBy
    this.partTargetSeconds = options.partTargetSeconds
    this.frameSeconds = options.frameSeconds
    this.declaration = options.declaration ?? null
    const { windowSeconds, schedule, made, observe } = options
    const observer = observe?.(this)
    this.window = new RenditionWindow({ windowSeconds, schedule, ...made, observer })
    this.packager = new RenditionPackager({ ...options, window: this.window })
  }

  get format() {
    return this.currentFormat
  }

  get supply() {
    return this.currentSupply
  }

  noteRequest(nowMs: number) {
    this.requests += 1
    this.lastRequestAtMs = nowMs
    this.options.onRequest?.()
  }

  /** It is being made from here on: a fresh window, which begins where a segment starts. */
  beginMaking() {
    this.forget()
    this.currentSupply = 'made'
  }

  /** It is no longer made. What is shed keeps its media a little: viewers are on their way to them. */
  stopMaking(supply: Exclude<Supply, 'made'>) {
    this.currentSupply = supply
    if (supply === 'idle') this.forget()
    this.window.markChanged()
    this.window.commit()
  }

  /** Frees its media. */
  forget() {
    this.packager.rest()
    this.audioClock?.reset()
    this.window.clear()
    this.window.commit()
  }

  /** Throws a RangeError on a configuration that cannot be read. */
  push(event: SourceEvent) {
    if (this.window.isEnded || this.currentSupply !== 'made') return
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
    if (this.currentSupply !== 'made') return
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
