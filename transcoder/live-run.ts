import { randomBytes } from 'node:crypto'
import type { Clock } from '@/common/clock'
import type { LadderSetting } from '@/common/ladder-setting'
import type { Log } from '@/common/log'
import type { BroadcastWarning } from '@/common/media-contract'
import type { RenditionState } from '@/common/media-health'
import type { LadderMetrics } from './ffmpeg/ladder-metrics'
import type { Rendition } from './packager/rendition'
import type { Tally } from './packager/rendition-window'
import { Run } from './packager/run'
import type { ProbedSource } from './packager/source-probe'
import { SourceSequencer } from './packager/source-sequencer'
import type { BroadcastRecorder } from './recording/broadcast-recorder'
import { RunLadder } from './run-ladder'
import type { Load } from './shedding/shedding-pace'
import type { SourceEvent } from './source'
import { type Track, trackOf } from './timeline'

export interface LiveRunOptions {
  windowSeconds: number
  ladder: LadderSetting
  ladderQuietMs: number
  made: { parts: Tally; segments: Tally }
  ladderMetrics: LadderMetrics
  recorder: BroadcastRecorder | null
  clock: Clock
  log: Log
  onWarning(warning: BroadcastWarning): void
}

/** Frames of another length than this share of the run's need another part target: a new run. */
const toleratedFrameLengthChange = 0.1

/** A run that is being filled: the source's sequence, its packagers and the ladder beside them. */
export class LiveRun {
  readonly run: Run
  private readonly sequencer: SourceSequencer
  private readonly ladder: RunLadder

  constructor(
    private readonly source: ProbedSource,
    private readonly options: LiveRunOptions & { startedAtMs: number },
  ) {
    const { startedAtMs, windowSeconds, made, recorder, log } = options
    const runId = randomBytes(6).toString('hex')
    const observe = recorder?.beginRun(runId)
    const run = new Run({ runId, startedAtMs, windowSeconds, made, observe })
    for (const kind of ['video', 'audio'] as const) {
      const track = source[kind]
      if (!track) continue
      run.addRendition({ id: kind, kind, madeBy: 'source', frameSeconds: track.frameSeconds })
    }
    this.run = run
    this.ladder = this.startLadder()
    this.sequencer = this.startSequencer()
    log.info({ runId, renditions: [...run.renditions.keys()] }, 'run started')
  }

  /** Takes the source's events on the run's timeline. */
  push(event: SourceEvent) {
    this.sequencer.push(event)
  }

  commit() {
    this.run.commit(this.options.clock())
  }

  /** What is received and made, for those who watch over it. */
  describe() {
    const { width, height } = this.source.video ?? {}
    const { lagMs } = this.ladder
    const { encoders, mediaSeconds } = this.ladder.describeWork()
    const [own] = this.run.renditions.values()
    return {
      width,
      height,
      renditions: [...this.run.renditions.values()].map((rendition) => ({
        id: rendition.id,
        state: this.stateOf(rendition),
      })),
      ladderLagMs: lagMs === undefined ? undefined : Math.max(0, Math.round(lagMs)),
      encoders,
      encodedSeconds: mediaSeconds,
      windowSeconds: own?.window.listedSeconds ?? 0,
    }
  }

  listSheddable() {
    return this.ladder.listSheddable()
  }

  /** Gives a rendition up while the node is short of CPU, and says so. */
  shed(renditionId: string, load: Load) {
    this.ladder.shed(renditionId)
    this.warnOfShed(load)
  }

  restore(renditionId: string, load: Load) {
    this.ladder.restore(renditionId)
    if (this.listShed().length > 0) return this.warnOfShed(load)
    this.options.onWarning({
      code: 'ladder_restored',
      renditions: [renditionId],
      nodeCpuPercent: percentOf(load),
    })
  }

  get ladderLagMs() {
    return this.ladder.lagMs
  }

  /** The media stop here; what comes next goes on behind a discontinuity. */
  breakOff(newestTicks: number) {
    this.sequencer.flush()
    this.run.schedule.breakOff(newestTicks)
    this.run.breakOff('source')
    this.commit()
    this.ladder.breakOff()
  }

  /** Ends the source's renditions at once, and the ladder's with the last that it gives. */
  async close(newestTicks: number) {
    const { clock, log } = this.options
    const { run } = this
    this.sequencer.flush()
    run.schedule.breakOff(newestTicks)
    run.endRenditions('source', clock())
    log.info({ runId: run.runId }, 'run ended')
    try {
      await this.ladder.end()
    } catch (error) {
      log.error({ err: error, runId: run.runId }, 'a ladder did not stop')
    }
  }

  has(track: Track) {
    return this.source[track] !== null
  }

  /** True when a source that comes back fits into this run's renditions. */
  fits(source: ProbedSource) {
    return (['video', 'audio'] as const).every((kind) => {
      const before = this.source[kind]?.frameSeconds ?? 0
      const now = source[kind]?.frameSeconds ?? 0
      return Math.abs(now - before) <= before * toleratedFrameLengthChange
    })
  }

  private warnOfShed(load: Load) {
    const renditions = this.listShed()
    if (renditions.length === 0) return
    this.options.onWarning({ code: 'ladder_shed', renditions, nodeCpuPercent: percentOf(load) })
  }

  private listShed() {
    return this.listSheddable().flatMap(({ id, supply }) => (supply === 'shed' ? [id] : []))
  }

  private stateOf({ window, supply }: Rendition): RenditionState {
    if (supply !== 'made') return supply
    return window.last?.isGap ? 'failing' : 'made'
  }

  private startLadder() {
    const { ladder: setting, ladderQuietMs: quietMs, ladderMetrics: metrics } = this.options
    const { clock, log, onWarning } = this.options
    const { run, source } = this
    const onRestart = (restarts: number) => onWarning({ code: 'ladder_restarted', restarts })
    return new RunLadder({ run, source, setting, quietMs, clock, log, metrics, onRestart })
  }

  private startSequencer() {
    const { run, ladder } = this
    return new SourceSequencer({
      schedule: run.schedule,
      hasVideo: this.has('video'),
      deliver: (event) => {
        run.renditions.get(trackOf(event))?.push(event)
        ladder.push(event)
      },
      onBoundary: ({ msn }) =>
        completeLagging(run, { newestMsn: msn, nowMs: this.options.clock() }),
      onKeyframesTooFarApart: (intervalMs) =>
        this.options.onWarning({ code: 'keyframes_too_far_apart', intervalMs }),
    })
  }
}

const percentOf = ({ cpuShare = 0 }: Load) => Math.round(cpuShare * 100)

/** A rendition that is a whole segment late has broken down: its playlist goes on with gaps. */
function completeLagging(run: Run, { newestMsn, nowMs }: { newestMsn: number; nowMs: number }) {
  for (const rendition of run.renditions.values()) {
    if (nowMs >= rendition.mayLagUntilMs) rendition.completeThrough(newestMsn - 2)
  }
}
