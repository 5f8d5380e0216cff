import type { Clock } from '@/common/clock'
import type { LadderSetting } from '@/common/ladder-setting'
import type { Log } from '@/common/log'
import type { LadderMetrics } from './ffmpeg/ladder-metrics'
import { type LadderRendition, planLadder } from './ladder'
import { declareRendition } from './ladder-declaration'
import { catchUpMs, LadderWorker } from './ladder-worker'
import type { Rendition } from './packager/rendition'
import type { Run } from './packager/run'
import type { ProbedSource } from './packager/source-probe'
import { RecentMedia } from './recent-media'
import type { AudioConfiguration, SourceEvent, VideoConfiguration } from './source'

export interface RunLadderOptions {
  run: Run
  source: ProbedSource
  setting: LadderSetting
  /** What is made on demand rests when nobody has asked for it for so long. */
  quietMs: number
  clock: Clock
  log: Log
  metrics: LadderMetrics
  onRestart(restarts: number): void
}

type Configuration = VideoConfiguration | AudioConfiguration

const aacSamplesPerFrame = 1024
/** Viewers of what is shed may still be on their way to its last media. */
const shedLingerMs = 20_000

/** The ladder of one run: its renditions among the run's, and the ffmpeg that fills them. */
export class RunLadder {
  private readonly plan: readonly LadderRendition[]
  /** On demand each rendition has a worker of its own, else one makes them all. */
  private readonly workers = new Map<string, LadderWorker>()
  private readonly distinctWorkers = new Set<LadderWorker>()
  private readonly recent = new RecentMedia()
  private readonly configurations = new Map<SourceEvent['kind'], Configuration>()
  private readonly shedAtMs = new Map<string, number>()
  private isEnded = false

  constructor(private readonly options: RunLadderOptions) {
    const { video, audio } = options.source
    const fps = video && 1 / video.frameSeconds
    this.plan = planLadder({ video: video && { ...video, fps }, audio }, options.setting)
    for (const rendition of this.plan) this.addRendition(rendition)
    if (this.isOnDemand) {
      for (const { id } of this.plan) this.getRendition(id).stopMaking('idle')
    } else for (const worker of this.distinctWorkers) worker.start([])
  }

  /** How far its newest picture is behind the source's; undefined where there is none to judge by. */
  get lagMs() {
    const lags = [...this.distinctWorkers].flatMap(({ isCatchingUp, lagMs }) =>
      isCatchingUp || lagMs === undefined ? [] : [lagMs],
    )
    return lags.length > 0 ? Math.max(...lags) : undefined
  }

  /** Those that could be given up, or given back: never the sound, which costs next to nothing. */
  listSheddable() {
    return this.plan.filter(({ kind }) => kind === 'video').map(({ id }) => this.getRendition(id))
  }

  /** How many encoders run, and how much media they have encoded together. */
  describeWork() {
    const running = [...this.distinctWorkers].filter(({ isRunning }) => isRunning)
    const mediaSeconds = running.reduce((sum, worker) => sum + worker.mediaSeconds, 0)
    return { encoders: running.length, mediaSeconds }
  }

  /** Takes the source's events on the run's timeline. Returns at once. */
  push(event: SourceEvent) {
    if (event.kind === 'video-configuration' || event.kind === 'audio-configuration') {
      this.configurations.set(event.kind, event)
    }
    const place = this.placeOf(event)
    if (this.isOnDemand) this.recent.push(event, place)
    for (const worker of this.distinctWorkers) worker.push(event)
    if (place !== 'goes-on') this.lookAfter(this.options.clock())
  }

  /** The media stop here; what comes next goes through a new ffmpeg. */
  breakOff() {
    for (const worker of this.distinctWorkers) worker.breakOff([...this.configurations.values()])
  }

  /** Closes the ladder's renditions with the last that ffmpeg gives, within two seconds. */
  async end() {
    const { run, clock } = this.options
    this.isEnded = true
    this.recent.clear()
    try {
      await Promise.all([...this.distinctWorkers].map((worker) => worker.stop()))
    } finally {
      run.endRenditions('ladder', clock())
    }
  }

  /** Gives a rendition up while the node is short of CPU. */
  shed(id: string) {
    const rendition = this.getRendition(id)
    if (this.isEnded || rendition.supply === 'shed') return
    rendition.stopMaking('shed')
    this.shedAtMs.set(id, this.options.clock())
    this.remake(id)
  }

  /** Gives it back: made again at once, or on demand. */
  restore(id: string) {
    const rendition = this.getRendition(id)
    if (this.isEnded || rendition.supply !== 'shed') return
    this.shedAtMs.delete(id)
    if (this.isOnDemand) rendition.stopMaking('idle')
    else {
      rendition.beginMaking()
      this.remake(id)
    }
  }

  private get isOnDemand() {
    return this.options.setting === 'on-demand'
  }

  private addRendition(rendition: LadderRendition) {
    const { run, source } = this.options
    const { id, kind } = rendition
    run.addRendition({
      id,
      kind,
      madeBy: 'ladder',
      frameSeconds:
        rendition.kind === 'video'
          ? (source.video?.frameSeconds ?? 0)
          : aacSamplesPerFrame / rendition.sampleRate,
      ...(this.isOnDemand && {
        declaration: declareRendition(rendition),
        onRequest: () => this.wake(id),
      }),
    })
    const [shared] = this.distinctWorkers
    const isAlone = this.isOnDemand || !shared
    const worker = isAlone
      ? new LadderWorker(this.isOnDemand ? [rendition] : this.plan, this.options)
      : shared
    this.workers.set(id, worker)
    this.distinctWorkers.add(worker)
  }

  private getRendition(id: string): Rendition {
    const rendition = this.options.run.renditions.get(id)
    if (!rendition) throw new Error('a ladder has no such rendition')
    return rendition
  }

  /** Somebody asks for a rendition that nobody asked for. */
  private wake(id: string) {
    const { clock, log, run, metrics } = this.options
    const rendition = this.getRendition(id)
    const worker = this.workers.get(id)
    if (this.isEnded || rendition.supply !== 'idle' || !worker) return
    const { events } = this.recent
    rendition.beginMaking()
    rendition.mayLagUntilMs = clock() + catchUpMs
    metrics.observeStart(rendition.window, clock)
    log.info({ rendition: id }, 'rendition asked for')
    worker.start([...this.configurations.values(), ...events])
    // The line is broken right now: all that there is to show is what came before.
    const isBroken = events.length > 0 && run.schedule.isWaitingForNewStart
    if (isBroken) worker.breakOff([...this.configurations.values()])
  }

  /** Lets its worker make what is wanted of it, and no more. */
  private remake(id: string) {
    const worker = this.workers.get(id)
    const made = this.plan.filter(
      (rendition) =>
        this.workers.get(rendition.id) === worker &&
        this.getRendition(rendition.id).supply === 'made',
    )
    if (made.length === 0) worker?.drop()
    else {
      worker?.makeOnly(made)
      if (!worker?.isRunning) worker?.start([...this.configurations.values()])
    }
  }

  /** What nobody has asked for in a while rests; what was shed a while ago frees its media. */
  private lookAfter(nowMs: number) {
    for (const { id } of this.isOnDemand ? this.plan : []) {
      const rendition = this.getRendition(id)
      const quietMs = nowMs - (rendition.lastRequestAtMs ?? 0)
      if (rendition.supply !== 'made' || quietMs < this.options.quietMs) continue
      this.workers.get(id)?.drop()
      rendition.stopMaking('idle')
      this.options.log.info({ rendition: id }, 'rendition rests')
    }
    for (const [id, sinceMs] of this.shedAtMs) {
      if (nowMs - sinceMs < shedLingerMs) continue
      this.getRendition(id).forget()
      this.shedAtMs.delete(id)
    }
  }

  /** Whether an encoder could begin with it, at the start of a segment. */
  private placeOf(event: SourceEvent) {
    const { run, source } = this.options
    const boundary = run.schedule.current
    const isEntry = source.video
      ? event.kind === 'video-frame' && event.isKeyframe && event.pts === boundary?.startTicks
      : event.kind === 'audio-frame' && event.dts === boundary?.startTicks
    if (!isEntry) return 'goes-on'
    return boundary?.isDiscontinuity ? 'starts-anew' : 'starts'
  }
}
