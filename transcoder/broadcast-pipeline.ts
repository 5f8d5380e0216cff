import type { BroadcastHealth } from '@/common/media-health'
import { Lateness } from './lateness'
import { LiveRun, type LiveRunOptions } from './live-run'
import { OnceInAWhile } from './once-in-a-while'
import type { BroadcastPlayback } from './origin/broadcast-shelf'
import { type ProbedSource, SourceProbe } from './packager/source-probe'
import { parseAudioFormat, parseVideoFormat } from './packager/track-format'
import type { SheddableBroadcast } from './shedding/cpu-shedding'
import type { Load } from './shedding/shedding-pace'
import { BroadcastSound } from './sound/broadcast-sound'
import type {
  AudioConfiguration,
  AudioFrame,
  SourceEvent,
  VideoConfiguration,
  VideoFrame,
} from './source'
import { ticksPerSecond } from './source'
import { type Placement, Timeline, type Track, trackOf } from './timeline'
import type { SourceTallies } from './transcoder-metrics'
import { UploadWatch } from './upload-watch'

/** What a door does with a broadcast that it has been let to open. */
export interface BroadcastPipeline {
  push(event: SourceEvent): void
  /** The publisher's line broke: viewers are told at once. */
  interrupt(): void
  /** The same broadcast's publisher is back; what is pushed next starts a new timeline. */
  resume(): void
  /** Closes the playlists; they and their media are kept for the retention time. */
  end(): void
}

/** What the pipeline knows of its broadcast's health; `requests` is a total. */
export type PipelineHealth = Pick<
  BroadcastHealth,
  'width' | 'height' | 'renditions' | 'ladderLagMs' | 'recording' | 'soundDb' | 'soundClippedShare'
> & {
  requests: number
  windowSeconds: number
  windowBytes: number
  /** ffmpeg children that run for it, and the media that they have encoded together. */
  encoders: number
  encodedSeconds: number
}

interface LivePipelineOptions extends LiveRunOptions {
  playback: BroadcastPlayback
  sourceTallies: SourceTallies
  onEnd(): void
  /** A run's ladder takes a little longer to close than the run: until the promise is kept. */
  onClosing(closed: Promise<void>): void
}

type Frame = VideoFrame | AudioFrame
type Configuration = VideoConfiguration | AudioConfiguration

/** Far more than a second of both tracks: what the probe asks to wait for. */
const mostProbedFrames = 600
const mostProbedBytes = 32 * 1024 * 1024
const listenEveryMs = 1_000
/** A broken encoder would make a warning of every frame; the portal keeps the newest alone. */
const warningPauseMs = 10_000

/** One broadcast from its source to its windows: timeline, probe, cutting and packaging. */
export class LivePipeline implements BroadcastPipeline, SheddableBroadcast {
  readonly sound = new BroadcastSound()
  private timeline = new Timeline()
  private readonly lateness = new Lateness()
  private readonly upload: UploadWatch
  private timelineStartedAtMs: number | null = null
  private probe: SourceProbe | null = new SourceProbe()
  private probedFrames: Frame[] = []
  private probedBytes = 0
  private readonly jumpWarnings = new OnceInAWhile(warningPauseMs)
  private readonly configurationWarnings = new OnceInAWhile(warningPauseMs)
  private readonly configurations = new Map<SourceEvent['kind'], Configuration>()
  private liveRun: LiveRun | null = null
  private newestTicks = 0
  private readonly listening: NodeJS.Timeout

  constructor(private readonly options: LivePipelineOptions) {
    this.upload = new UploadWatch(options.onWarning)
    this.listening = setInterval(() => this.noteSilence(), listenEveryMs)
  }

  push(event: SourceEvent) {
    const { playback, clock } = this.options
    if (playback.state !== 'live') return
    playback.heardAtMs = clock()
    this.sound.push(event)
    if (event.kind === 'video-configuration' || event.kind === 'audio-configuration') {
      this.configure(event)
    } else this.pushFrame(event)
    this.liveRun?.commit()
  }

  interrupt() {
    if (this.options.playback.state !== 'live') return
    this.options.playback.state = 'interrupted'
    this.breakOff()
  }

  resume() {
    if (this.options.playback.state !== 'interrupted') return
    this.options.playback.state = 'live'
    this.timeline.restartAt(this.elapsedTicks())
    this.lateness.restart()
    this.upload.restart()
    this.sound.restart()
    this.listenAnew()
  }

  end() {
    if (this.options.playback.state === 'ended') return
    this.options.playback.state = 'ended'
    clearInterval(this.listening)
    this.closeRun()
    this.options.onEnd()
  }

  describe(): PipelineHealth {
    const { requests, byteLength: windowBytes } = this.options.playback
    const nothing = { renditions: [], windowSeconds: 0, encoders: 0, encodedSeconds: 0 }
    const recording = this.options.recorder?.state
    const sound = this.sound.describe(this.options.clock())
    return { ...nothing, ...this.liveRun?.describe(), ...sound, recording, requests, windowBytes }
  }

  get requests() {
    return this.options.playback.requests
  }

  get ladderLagMs() {
    return this.liveRun?.ladderLagMs
  }

  listSheddable() {
    return this.liveRun?.listSheddable() ?? []
  }

  shed(renditionId: string, load: Load) {
    this.liveRun?.shed(renditionId, load)
  }

  restore(renditionId: string, load: Load) {
    this.liveRun?.restore(renditionId, load)
  }

  private noteSilence() {
    const nowMs = this.options.clock()
    if (this.options.playback.isSilent(nowMs)) this.upload.noteSilence(nowMs)
  }

  private configure(configuration: Configuration) {
    if (!this.isReadable(configuration)) return
    this.configurations.set(configuration.kind, configuration)
    if (this.probe) this.probe.push(configuration, this.options.clock())
    else this.liveRun?.push(configuration)
  }

  /** A configuration that cannot be read is left out: its track stays as it was, or silent. */
  private isReadable({ kind, record }: Configuration) {
    try {
      if (kind === 'video-configuration') parseVideoFormat(record)
      else parseAudioFormat(record)
      return true
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      if (this.configurationWarnings.isDue(this.options.clock())) {
        this.options.log.warn({ err: error, kind }, 'a configuration cannot be read')
      }
      return false
    }
  }

  private pushFrame(frame: Frame) {
    const nowMs = this.options.clock()
    this.timelineStartedAtMs ??= nowMs
    const placed = this.place(frame, nowMs)
    if (!this.probe && this.isNewTrack(trackOf(placed))) this.startOver()
    if (this.probe) this.pushToProbe(placed, nowMs)
    else this.liveRun?.push(placed)
  }

  private place(frame: Frame, nowMs: number): Frame {
    const track = trackOf(frame)
    const placement = this.timeline.place(track, frame.dts, nowMs)
    const { dts, continuity, jumpedByMs } = placement
    this.tally(placement, nowMs)
    // A gap keeps its true length, so it leaves the media comparable with the clock.
    if (continuity === 'jumped') this.upload.restart()
    this.upload.note({ dts, bytes: frame.data.length }, nowMs)
    if (continuity === 'jumped' && this.jumpWarnings.isDue(nowMs)) {
      this.options.onWarning({ code: 'timestamps_jumped', byMs: jumpedByMs })
    }
    if (continuity === 'gap') this.breakOff()
    this.newestTicks = Math.max(this.newestTicks, dts)
    if (frame.kind === 'audio-frame') return { ...frame, dts }
    return { ...frame, dts, pts: dts + frame.pts - frame.dts }
  }

  private tally({ dts, continuity }: Placement, nowMs: number) {
    const { lateFrames, jumps, gaps } = this.options.sourceTallies
    if (continuity === 'jumped') jumps.inc()
    if (continuity === 'gap') gaps.inc()
    if (continuity !== 'continuous') this.lateness.restart()
    if (this.lateness.note(dts, nowMs)) lateFrames.inc()
  }

  private pushToProbe(frame: Frame, nowMs: number) {
    this.probedFrames.push(frame)
    this.probedBytes += frame.data.length
    while (this.probedFrames.length > mostProbedFrames || this.probedBytes > mostProbedBytes) {
      this.probedBytes -= this.probedFrames.shift()?.data.length ?? 0
    }
    const findings = this.probe?.push(frame, nowMs)
    if (!findings) return
    const frames = this.probedFrames
    this.probe = null
    this.forgetProbed()
    this.begin(findings)
    for (const event of [...this.configurations.values(), ...frames]) this.liveRun?.push(event)
  }

  /** Goes on with the run where the source fits into it, else starts a new one. */
  private begin(source: ProbedSource) {
    if (this.liveRun?.fits(source)) return
    const { playback, clock, onWarning } = this.options
    if (!source.video) onWarning({ code: 'no_video' })
    if (!source.audio) onWarning({ code: 'no_audio' })
    this.closeRun()
    const startedAtMs = this.timelineStartedAtMs ?? clock()
    this.liveRun = new LiveRun(source, { ...this.options, startedAtMs })
    playback.addRun(this.liveRun.run)
  }

  /** A track that was not there when the run began: only a new run can list it. */
  private isNewTrack(track: Track) {
    return (
      this.liveRun && !this.liveRun.has(track) && this.configurations.has(`${track}-configuration`)
    )
  }

  private startOver() {
    this.breakOff()
    this.listenAnew()
  }

  private listenAnew() {
    this.probe = new SourceProbe()
    this.forgetProbed()
    for (const event of this.configurations.values()) this.probe.push(event, this.options.clock())
  }

  private forgetProbed() {
    this.probedFrames = []
    this.probedBytes = 0
  }

  private breakOff() {
    this.liveRun?.breakOff(this.newestTicks)
  }

  private closeRun() {
    if (!this.liveRun) return
    this.options.onClosing(this.liveRun.close(this.newestTicks))
    this.liveRun = null
  }

  private elapsedTicks() {
    const startedAtMs = this.timelineStartedAtMs
    if (startedAtMs === null) return 0
    return Math.round(((this.options.clock() - startedAtMs) * ticksPerSecond) / 1000)
  }
}
