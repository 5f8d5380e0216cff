import { randomBytes } from 'node:crypto'
import type { Clock } from '@/common/clock'
import type { Log } from '@/common/log'
import type { BroadcastWarning } from '@/common/media-contract'
import type { BroadcastPlayback } from './origin/broadcast-shelf'
import type { Tally } from './packager/rendition-window'
import { Run } from './packager/run'
import { type ProbedSource, SourceProbe } from './packager/source-probe'
import { SourceSequencer } from './packager/source-sequencer'
import type { AudioFrame, SourceEvent, VideoFrame } from './source'
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
  made: { parts: Tally; segments: Tally }
  clock: Clock
  log: Log
  onWarning(warning: BroadcastWarning): void
  onEnd(): void
}

type Frame = VideoFrame | AudioFrame

/** Far more than a second of both tracks: what the probe asks to wait for. */
const mostProbedFrames = 600

/** One broadcast from its source to its windows: timeline, probe, cutting and packaging. */
export class LivePipeline implements BroadcastPipeline {
  private timeline = new Timeline()
  private timelineStartedAtMs: number | null = null
  private probe: SourceProbe | null = new SourceProbe()
  private probedFrames: Frame[] = []
  private readonly configurations = new Map<SourceEvent['kind'], SourceEvent>()
  private run: Run | null = null
  private sequencer: SourceSequencer | null = null
  private newestTicks = 0

  constructor(private readonly options: LivePipelineOptions) {}

  push(event: SourceEvent) {
    if (this.options.playback.state !== 'live') return
    if (event.kind === 'video-configuration' || event.kind === 'audio-configuration') {
      this.configurations.set(event.kind, event)
      if (this.probe) this.probe.push(event, this.options.clock())
      else this.sequencer?.push(event)
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
    this.endRun()
    this.options.onEnd()
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
  private begin(findings: ProbedSource) {
    const hasVideo = findings.videoFrameSeconds !== null
    const hasAudio = findings.audioFrameSeconds !== null
    const isSameAsBefore =
      this.run?.renditions.has('video') === hasVideo &&
      this.run?.renditions.has('audio') === hasAudio
    if (this.run && isSameAsBefore) return
    if (!hasVideo) this.options.onWarning({ code: 'no_video' })
    if (!hasAudio) this.options.onWarning({ code: 'no_audio' })
    this.endRun()
    this.startRun(findings)
  }

  private startRun({ videoFrameSeconds, audioFrameSeconds }: ProbedSource) {
    const { playback, windowSeconds, made, clock, log } = this.options
    const runId = randomBytes(6).toString('hex')
    const startedAtMs = this.timelineStartedAtMs ?? clock()
    const run = new Run({ runId, startedAtMs, windowSeconds, made })
    if (videoFrameSeconds !== null) {
      run.addRendition({ id: 'video', kind: 'video', frameSeconds: videoFrameSeconds })
    }
    if (audioFrameSeconds !== null) {
      run.addRendition({ id: 'audio', kind: 'audio', frameSeconds: audioFrameSeconds })
    }
    playback.addRun(run)
    this.run = run
    this.sequencer = new SourceSequencer({
      schedule: run.schedule,
      hasVideo: videoFrameSeconds !== null,
      deliver: (event) => this.deliver(run, event),
      onBoundary: ({ msn }) => completeLagging(run, msn),
      onKeyframesTooFarApart: (intervalMs) =>
        this.options.onWarning({ code: 'keyframes_too_far_apart', intervalMs }),
    })
    log.info({ runId, renditions: [...run.renditions.keys()] }, 'run started')
  }

  private deliver(run: Run, event: SourceEvent) {
    const id = trackOf(event)
    run.renditions.get(id)?.push(event)
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
    this.sequencer?.flush()
    this.run?.schedule.breakOff(this.newestTicks)
    this.run?.breakOff()
    this.run?.commit(this.options.clock())
  }

  private endRun() {
    if (!this.run) return
    this.breakOff()
    this.run.end(this.options.clock())
    this.options.log.info({ runId: this.run.runId }, 'run ended')
    this.run = null
    this.sequencer = null
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
