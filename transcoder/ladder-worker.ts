import type { Clock } from '@/common/clock'
import type { Log } from '@/common/log'
import type { LadderMetrics } from './ffmpeg/ladder-metrics'
import { LadderProcess } from './ffmpeg/ladder-process'
import type { LadderRendition } from './ladder'
import type { Run } from './packager/run'
import type { SourceEvent } from './source'

export interface LadderWorkerOptions {
  run: Run
  clock: Clock
  log: Log
  metrics: LadderMetrics
  onRestart(restarts: number): void
}

/** Behind by what it is begun with, and by a slow start on a busy machine. */
export const catchUpMs = 6_000

/** One ffmpeg at a time that makes some of a run's renditions, from its start to its end. */
export class LadderWorker {
  private process: LadderProcess | null = null
  private readonly ending = new Set<Promise<void>>()
  private readonly dropped = new WeakSet<LadderProcess>()
  private catchesUpUntilMs = 0

  constructor(
    private renditions: readonly LadderRendition[],
    private readonly options: LadderWorkerOptions,
  ) {}

  get isRunning() {
    return this.process !== null
  }

  get isCatchingUp() {
    return this.options.clock() < this.catchesUpUntilMs
  }

  /** How far its newest picture was behind the source's; undefined without a picture. */
  get lagMs() {
    return this.process?.lagMs
  }

  /** How much media it has encoded; grows by one a second when ffmpeg keeps up. */
  get mediaSeconds() {
    return this.process?.mediaSeconds ?? 0
  }

  /** Begins with these events; more of them than have just happened are caught up with. */
  start(events: readonly SourceEvent[]) {
    const isBehind = events.some(({ kind }) => kind.endsWith('frame'))
    if (isBehind) this.catchesUpUntilMs = this.options.clock() + catchUpMs
    this.process = this.openProcess()
    for (const event of events) this.process.push(event)
  }

  /** Makes these from the next keyframe on. */
  makeOnly(renditions: readonly LadderRendition[]) {
    this.renditions = renditions
    this.process?.makeOnly(renditions)
  }

  /** Takes the source's events on the run's timeline. Returns at once. */
  push(event: SourceEvent) {
    this.process?.push(event)
  }

  /** The media stop here; what comes next goes through a new ffmpeg. */
  breakOff(configurations: readonly SourceEvent[]) {
    const { process: old } = this
    if (!old) return
    this.start(configurations)
    this.end(old, () => this.completeBroken())
  }

  /** Ends ffmpeg; what it still gives is not wanted. */
  drop() {
    const { process: old } = this
    this.process = null
    if (!old) return
    this.dropped.add(old)
    this.end(old)
  }

  /** Takes the last that ffmpeg gives, within two seconds. */
  async stop() {
    await this.process?.stop()
    this.process = null
    await Promise.all(this.ending)
  }

  private end(old: LadderProcess, onEnded = () => {}) {
    const ended = old
      .stop()
      .then(onEnded)
      .catch((error: unknown) => this.options.log.error({ err: error }, 'a ladder did not stop'))
      .finally(() => this.ending.delete(ended))
    this.ending.add(ended)
  }

  private completeBroken() {
    const { run, clock } = this.options
    // A frame behind the break may have come first, and has then closed the old segment itself.
    if (!run.schedule.isWaitingForNewStart) return
    for (const { id } of this.renditions) run.renditions.get(id)?.breakOff()
    run.commit(clock())
  }

  private openProcess() {
    const { run, clock, log, metrics, onRestart } = this.options
    const opened: LadderProcess = new LadderProcess({
      renditions: this.renditions,
      onEvent: (renditionId, event) => {
        if (this.dropped.has(opened)) return
        run.renditions.get(renditionId)?.push(event)
        run.commit(clock())
      },
      onRestart,
      log,
      clock,
      metrics,
      // What it has to catch up with waits for it longer than usual.
      limits: this.isCatchingUp ? { queuedMs: catchUpMs } : {},
    })
    return opened
  }
}
