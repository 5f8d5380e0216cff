import { type Clock, systemClock } from '@/common/clock'
import type { Log } from '@/common/log'
import { RestartDelay } from '@/common/restart-delay'
import type { LadderRendition, LadderRenditionId } from '../ladder'
import { OnceInAWhile } from '../once-in-a-while'
import type { AudioConfiguration, SourceEvent, VideoConfiguration } from '../source'
import { ticksPerSecond } from '../source'
import type { FfmpegExit } from './ffmpeg-process'
import { type Frame, LadderChild } from './ladder-child'
import { defaultLadderLimits, type LadderLimits } from './ladder-limits'
import type { LadderMetrics } from './ladder-metrics'

export interface LadderProcessOptions {
  renditions: readonly LadderRendition[]
  /** A rendition's configurations and frames, on the source's timeline, to the tick for pictures. */
  onEvent(renditionId: LadderRenditionId, event: SourceEvent): void
  /** ffmpeg failed and was started again, for the nth time. */
  onRestart(restarts: number): void
  log: Log
  clock?: Clock
  ffmpegPath?: string
  metrics?: LadderMetrics
  limits?: Partial<LadderLimits>
}

interface RunningState {
  name: 'running'
  child: LadderChild
  startedAtMs: number
  isDropping: boolean
  /** The source's configuration or what is to be made has changed since: another child takes over at the next keyframe. */
  isOutdated: boolean
}

/** For a keyframe, and after a failure for the end of the pause as well. */
interface WaitingState {
  name: 'waiting'
  notBeforeMs: number
  hasFailed: boolean
}

type LadderState = RunningState | WaitingState | { name: 'stopped' }

const lagSampledEveryMs = 1_000
/** A source that changes its configuration all the time must not fill the machine with children. */
const shortestLifeMs = 1_000

/**
 * Makes a broadcast's lower renditions, with one ffmpeg child at a time. It starts by itself at a
 * keyframe, starts again after a failure (ever slower, without end) and never holds the caller up:
 * when ffmpeg does not keep up, frames are dropped to the next keyframe.
 */
export class LadderProcess {
  restarts = 0
  droppedFrames = 0
  /** How far its newest picture was behind the source's. */
  lagMs: number | undefined
  /** How much media its first rendition has been given; it grows by one a second when ffmpeg keeps up. */
  mediaSeconds = 0
  private newestOutDts: number | undefined
  private readonly lagSample = new OnceInAWhile(lagSampledEveryMs)
  private state: LadderState = { name: 'waiting', notBeforeMs: 0, hasFailed: false }
  private readonly restartDelay = new RestartDelay()
  /** Rises with every child: what an older one still gives yields to a newer one's. */
  private generation = 0
  private readonly limits: LadderLimits
  private readonly clock: Clock
  private renditions: readonly LadderRendition[]
  private readonly configurations: { video?: VideoConfiguration; audio?: AudioConfiguration } = {}
  private readonly children = new Set<LadderChild>()
  private readonly newestGeneration = new Map<LadderRenditionId, number>()

  constructor(private readonly options: LadderProcessOptions) {
    this.clock = options.clock ?? systemClock
    this.limits = { ...defaultLadderLimits, ...options.limits }
    this.renditions = options.renditions
  }

  /** The running child's process id, for diagnosis. */
  get pid() {
    return this.state.name === 'running' ? this.state.child.pid : undefined
  }

  /** Makes these from the next keyframe on: another child takes over there, without a hole. */
  makeOnly(renditions: readonly LadderRendition[]) {
    this.renditions = renditions
    if (this.state.name === 'running') this.state.isOutdated = true
  }

  /** Takes the source's events on a continuous timeline. Returns at once. */
  push(event: SourceEvent) {
    if (this.state.name === 'stopped') return
    switch (event.kind) {
      case 'video-configuration':
      case 'audio-configuration':
        return this.configure(event)
      case 'video-frame':
        return this.needs.video ? this.pushFrame(event, event.isKeyframe) : undefined
      case 'audio-frame':
        return this.needs.audio ? this.pushFrame(event, !this.needs.video) : undefined
    }
  }

  /** Ends ffmpeg within two seconds; what it still had to give comes before this resolves. */
  async stop() {
    this.state = { name: 'stopped' }
    await Promise.all([...this.children].map((child) => child.stop()))
  }

  private get needs() {
    const makes = (wanted: LadderRendition['kind']) =>
      this.renditions.some(({ kind }) => kind === wanted)
    return { video: makes('video'), audio: makes('audio') }
  }

  private configure(event: VideoConfiguration | AudioConfiguration) {
    const track = event.kind === 'video-configuration' ? 'video' : 'audio'
    const isSame = this.configurations[track]?.record.equals(event.record) ?? false
    if (event.kind === 'video-configuration') this.configurations.video = event
    else this.configurations.audio = event
    if (this.needs[track] && !isSame && this.state.name === 'running') this.state.isOutdated = true
  }

  private pushFrame(frame: Frame, isEntry: boolean) {
    const nowMs = this.clock()
    if (isEntry) this.enter(frame, nowMs)
    if (this.state.name !== 'running') return
    const { child } = this.state
    if (child.isHung(nowMs)) {
      this.options.log.warn({ pid: child.pid }, 'ladder hangs')
      child.kill()
      return this.fail(nowMs - this.state.startedAtMs)
    }
    if (!this.state.isDropping && child.isClogged(nowMs)) {
      this.state.isDropping = true
      this.options.log.warn({ pid: child.pid }, 'ladder does not keep up')
    }
    if (this.state.isDropping) this.countDropped()
    else child.write(frame, nowMs)
  }

  /** What can only happen at a frame that needs none before it. */
  private enter(frame: Frame, nowMs: number) {
    if (this.state.name === 'running' && this.state.isOutdated) {
      void this.state.child.stop()
      const notBeforeMs = this.state.startedAtMs + shortestLifeMs
      this.state = { name: 'waiting', notBeforeMs, hasFailed: false }
    }
    if (this.state.name === 'waiting' && nowMs >= this.state.notBeforeMs) {
      this.start({ frame, nowMs, hasFailed: this.state.hasFailed })
    }
    if (this.state.name === 'running' && this.state.isDropping) {
      this.state.isDropping = this.state.child.isClogged(nowMs)
    }
  }

  private start({ frame, nowMs, hasFailed }: { frame: Frame; nowMs: number; hasFailed: boolean }) {
    const configurations = this.listConfigurations()
    if (!configurations) return
    if (hasFailed) this.noteRestart()
    try {
      const child = this.openChild(configurations, frame.dts)
      const startedAtMs = nowMs
      this.state = { name: 'running', child, startedAtMs, isDropping: false, isOutdated: false }
      this.options.log.info({ pid: child.pid }, 'ladder started')
    } catch (error) {
      this.options.log.warn({ err: error }, 'ladder did not start')
      this.fail(0)
    }
  }

  /** Null while one that the renditions need has not come yet. */
  private listConfigurations() {
    const needed = (['video', 'audio'] as const).filter((track) => this.needs[track])
    const known = needed.flatMap((track) => this.configurations[track] ?? [])
    return known.length === needed.length ? known : null
  }

  private openChild(configurations: readonly SourceEvent[], firstDts: number) {
    this.generation += 1
    const { generation } = this
    const { renditions } = this
    const { metrics, ffmpegPath = 'ffmpeg' } = this.options
    const child = new LadderChild({
      renditions,
      configurations,
      firstDts,
      ffmpegPath,
      limits: this.limits,
      onEvent: (renditionId, event) => this.deliver(generation, renditionId, event),
      onLag: (lagMs) => {
        this.lagMs = lagMs
        if (this.lagSample.isDue(this.clock())) metrics?.lagSeconds.observe(lagMs / 1000)
      },
      onExit: (exit) => this.noteExit(child, exit),
    })
    this.children.add(child)
    return child
  }

  private noteRestart() {
    this.restarts += 1
    this.options.metrics?.restarts.inc()
    this.options.onRestart(this.restarts)
  }

  private noteExit(child: LadderChild, exit: FfmpegExit) {
    this.children.delete(child)
    const { log } = this.options
    if (this.state.name === 'running' && this.state.child === child) {
      log.warn({ pid: child.pid, ...exit }, 'ladder broke down')
      this.fail(this.clock() - this.state.startedAtMs)
    } else log.info({ pid: child.pid, ...exit }, 'ladder ended')
  }

  private fail(ranForMs: number) {
    this.lagMs = undefined
    const notBeforeMs = this.clock() + this.restartDelay.afterRunOf(ranForMs)
    this.state = { name: 'waiting', notBeforeMs, hasFailed: true }
  }

  private deliver(generation: number, renditionId: LadderRenditionId, event: SourceEvent) {
    if (generation < (this.newestGeneration.get(renditionId) ?? 0)) return
    this.newestGeneration.set(renditionId, generation)
    this.countMedia(renditionId, event)
    this.options.onEvent(renditionId, event)
  }

  private countMedia(renditionId: LadderRenditionId, event: SourceEvent) {
    if (renditionId !== this.options.renditions[0]?.id || !('dts' in event)) return
    const seconds = (event.dts - (this.newestOutDts ?? event.dts)) / ticksPerSecond
    // What was dropped or broken off before it has not been encoded.
    if (seconds > 0 && seconds < 1) this.mediaSeconds += seconds
    this.newestOutDts = event.dts
  }

  private countDropped() {
    this.droppedFrames += 1
    this.options.metrics?.droppedFrames.inc()
  }
}
