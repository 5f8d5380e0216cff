import { randomBytes } from 'node:crypto'
import type { Clock } from '@/common/clock'
import type { Log } from '@/common/log'
import type { BroadcastWarning } from '@/common/media-contract'
import type { LadderMetrics } from './ffmpeg/ladder-metrics'
import type { LadderSetting } from './ladder'
import type { BroadcastPlayback } from './origin/broadcast-shelf'
import type { Tally } from './packager/rendition-window'
import { Run } from './packager/run'
import { type ProbedSource, SourceProbe } from './packager/source-probe'
import { SourceSequencer } from './packager/source-sequencer'
import { parseAudioFormat, parseVideoFormat } from './packager/track-format'
import { RunLadder } from './run-ladder'
import type {
  AudioConfiguration,
  AudioFrame,
  SourceEvent,
  VideoConfiguration,
  VideoFrame,
} from './source'
import { ticksPerSecond } from './source'
import { Timeline } from './timeline'

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

interface LivePipelineOptions {
  playback: BroadcastPlayback
  windowSeconds: number
  ladder: LadderSetting
  made: { parts: Tally; segments: Tally }
  ladderMetrics: LadderMetrics
  clock: Clock
  log: Log
  onWarning(warning: BroadcastWarning): void
  onEnd(): void
  /** A run's ladder takes a little longer to close than the run: until the promise is kept. */
  onClosing(closed: Promise<void>): void
}

type Frame = VideoFrame | AudioFrame
type Configuration = VideoConfiguration | AudioConfiguration

/** Far more than a second of both tracks: what the probe asks to wait for. */
const mostProbedFrames = 600

/** One broadcast from its source to its windows: timeline, probe, cutting and packaging. */
export class LivePipeline implements BroadcastPipeline {
  private timeline = new Timeline()
  private timelineStartedAtMs: number | null = null
  private probe: SourceProbe | null = new SourceProbe()
  private probedFrames: Frame[] = []
  private readonly configurations = new Map<SourceEvent['kind'], Configuration>()
  private run: Run | null = null
  private sequencer: SourceSequencer | null = null
  private ladder: RunLadder | null = null
  private newestTicks = 0

  constructor(private readonly options: LivePipelineOptions) {}

  push(event: SourceEvent) {
    if (this.options.playback.state !== 'live') return
    if (event.kind === 'video-configuration' || event.kind === 'audio-configuration') {
      this.configure(event)
    } else this.pushFrame(event)
    this.run?.commit(this.options.clock())
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
    this.listenAnew()
  }

  end() {
    if (this.options.playback.state === 'ended') return
    this.options.playback.state = 'ended'
    this.options.onClosing(this.closeRun())
    this.options.onEnd()
  }

  private configure(configuration: Configuration) {
    if (!this.isReadable(configuration)) return
    this.configurations.set(configuration.kind, configuration)
    if (this.probe) this.probe.push(configuration, this.options.clock())
    else this.sequencer?.push(configuration)
  }

  /** A configuration that cannot be read is left out: its track stays as it was, or silent. */
  private isReadable({ kind, record }: Configuration) {
    try {
      if (kind === 'video-configuration') parseVideoFormat(record)
      else parseAudioFormat(record)
      return true
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      this.options.log.warn({ err: error, kind }, 'a configuration cannot be read')
      return false
    }
  }

  private pushFrame(frame: Frame) {
    const nowMs = this.options.clock()
    this.timelineStartedAtMs ??= nowMs
    const placed = this.place(frame, nowMs)
    if (this.run && !this.probe && this.isNewTrack(placed)) this.startOver()
    if (this.probe) this.pushToProbe(placed, nowMs)
    else this.sequencer?.push(placed)
  }

  private place(frame: Frame, nowMs: number): Frame {
    const track = trackOf(frame)
    const { dts, continuity, jumpedByMs } = this.timeline.place(track, frame.dts, nowMs)
    if (continuity === 'jumped') {
      this.options.onWarning({ code: 'timestamps_jumped', byMs: jumpedByMs })
    }
    if (continuity === 'gap') this.breakOff()
    this.newestTicks = Math.max(this.newestTicks, dts)
    if (frame.kind === 'audio-frame') return { ...frame, dts }
    return { ...frame, dts, pts: dts + frame.pts - frame.dts }
  }

  private pushToProbe(frame: Frame, nowMs: number) {
    this.probedFrames.push(frame)
    if (this.probedFrames.length > mostProbedFrames) this.probedFrames.shift()
    const findings = this.probe?.push(frame, nowMs)
    if (!findings) return
    const frames = this.probedFrames
    this.probe = null
    this.probedFrames = []
    this.begin(findings)
    for (const event of [...this.configurations.values(), ...frames]) this.sequencer?.push(event)
  }

  /** Goes on with the run when its tracks are back, else starts a new one. */
  private begin(source: ProbedSource) {
    const isSameAsBefore =
      this.run?.renditions.has('video') === (source.video !== null) &&
      this.run?.renditions.has('audio') === (source.audio !== null)
    if (this.run && isSameAsBefore) return
    if (!source.video) this.options.onWarning({ code: 'no_video' })
    if (!source.audio) this.options.onWarning({ code: 'no_audio' })
    this.options.onClosing(this.closeRun())
    this.startRun(source)
  }

  private startRun(source: ProbedSource) {
    const { playback, windowSeconds, made, clock, log } = this.options
    const runId = randomBytes(6).toString('hex')
    const startedAtMs = this.timelineStartedAtMs ?? clock()
    const run = new Run({ runId, startedAtMs, windowSeconds, made })
    for (const kind of ['video', 'audio'] as const) {
      const track = source[kind]
      if (!track) continue
      run.addRendition({ id: kind, kind, madeBy: 'source', frameSeconds: track.frameSeconds })
    }
    this.ladder = this.startLadder(run, source)
    this.sequencer = this.startSequencer(run, source.video !== null)
    this.run = run
    playback.addRun(run)
    log.info({ runId, renditions: [...run.renditions.keys()] }, 'run started')
  }

  private startLadder(run: Run, source: ProbedSource) {
    const { ladder: setting, ladderMetrics: metrics, clock, log, onWarning } = this.options
    const onRestart = (restarts: number) => onWarning({ code: 'ladder_restarted', restarts })
    return new RunLadder({ run, source, setting, clock, log, metrics, onRestart })
  }

  private startSequencer(run: Run, hasVideo: boolean) {
    const { onWarning } = this.options
    return new SourceSequencer({
      schedule: run.schedule,
      hasVideo,
      deliver: (event) => {
        run.renditions.get(trackOf(event))?.push(event)
        this.ladder?.push(event)
      },
      onBoundary: ({ msn }) => completeLagging(run, msn),
      onKeyframesTooFarApart: (intervalMs) =>
        onWarning({ code: 'keyframes_too_far_apart', intervalMs }),
    })
  }

  /** A track that was not there when the run began: only a new run can list it. */
  private isNewTrack(frame: Frame) {
    const id = trackOf(frame)
    const configuration = id === 'video' ? 'video-configuration' : 'audio-configuration'
    return !this.run?.renditions.has(id) && this.configurations.has(configuration)
  }

  private startOver() {
    this.breakOff()
    this.listenAnew()
  }

  private listenAnew() {
    this.probe = new SourceProbe()
    this.probedFrames = []
    for (const event of this.configurations.values()) this.probe.push(event, this.options.clock())
  }

  private breakOff() {
    const { run } = this
    if (!run) return
    this.sequencer?.flush()
    run.schedule.breakOff(this.newestTicks)
    run.breakOff('source')
    run.commit(this.options.clock())
    this.ladder?.breakOff()
  }

  private async closeRun() {
    const { run, ladder, sequencer } = this
    if (!run) return
    sequencer?.flush()
    run.schedule.breakOff(this.newestTicks)
    run.endRenditions('source', this.options.clock())
    this.run = null
    this.sequencer = null
    this.ladder = null
    this.options.log.info({ runId: run.runId }, 'run ended')
    try {
      await ladder?.end()
    } catch (error) {
      this.options.log.error({ err: error, runId: run.runId }, 'a ladder did not stop')
    }
  }

  private elapsedTicks() {
    const startedAtMs = this.timelineStartedAtMs
    if (startedAtMs === null) return 0
    return Math.round(((this.options.clock() - startedAtMs) * ticksPerSecond) / 1000)
  }
}

/** A rendition that is a whole segment late has broken down: its playlist goes on with gaps. */
function completeLagging(run: Run, newestMsn: number) {
  for (const rendition of run.renditions.values()) rendition.completeThrough(newestMsn - 2)
}

function trackOf(event: SourceEvent) {
  return event.kind === 'video-frame' || event.kind === 'video-configuration' ? 'video' : 'audio'
}
