import type { Clock } from '@/common/clock'
import type { LadderSetting } from '@/common/ladder-setting'
import type { Log } from '@/common/log'
import type { LadderMetrics } from './ffmpeg/ladder-metrics'
import { LadderProcess } from './ffmpeg/ladder-process'
import { planLadder } from './ladder'
import type { Run } from './packager/run'
import type { ProbedSource } from './packager/source-probe'
import type { AudioConfiguration, SourceEvent, VideoConfiguration } from './source'

interface RunLadderOptions {
  run: Run
  source: ProbedSource
  setting: LadderSetting
  clock: Clock
  log: Log
  metrics: LadderMetrics
  onRestart(restarts: number): void
}

const aacSamplesPerFrame = 1024

/** The ladder of one run: its renditions among the run's, and the ffmpeg that fills them. */
export class RunLadder {
  private readonly plan: ReturnType<typeof planLadder>
  private readonly configurations = new Map<
    SourceEvent['kind'],
    VideoConfiguration | AudioConfiguration
  >()
  private process: LadderProcess | null

  constructor(private readonly options: RunLadderOptions) {
    const { video, audio } = options.source
    const fps = video && 1 / video.frameSeconds
    this.plan = planLadder({ video: video && { ...video, fps }, audio }, options.setting)
    for (const rendition of this.plan) {
      const frameSeconds =
        rendition.kind === 'video'
          ? (video?.frameSeconds ?? 0)
          : aacSamplesPerFrame / rendition.sampleRate
      const { id, kind } = rendition
      options.run.addRendition({ id, kind, madeBy: 'ladder', frameSeconds })
    }
    this.process = this.plan.length > 0 ? this.startProcess() : null
  }

  /** How far its newest picture was behind the source's; undefined without a picture. */
  get lagMs() {
    return this.process?.lagMs
  }

  /** Takes the source's events on the run's timeline. Returns at once. */
  push(event: SourceEvent) {
    if (event.kind === 'video-configuration' || event.kind === 'audio-configuration') {
      this.configurations.set(event.kind, event)
    }
    this.process?.push(event)
  }

  /** The media stop here; what comes next goes through a new ffmpeg. */
  breakOff() {
    const old = this.process
    if (!old) return
    this.process = this.startProcess()
    for (const configuration of this.configurations.values()) this.process.push(configuration)
    this.options.log.info('ladder begins anew')
    const { run, clock, log } = this.options
    old
      .stop()
      .then(() => {
        // A frame behind the break may have come first, and has then closed the old segment itself.
        if (!run.schedule.isWaitingForNewStart) return
        run.breakOff('ladder')
        run.commit(clock())
      })
      .catch((error: unknown) => log.error({ err: error }, 'a ladder did not stop'))
  }

  /** Closes the ladder's renditions with the last that ffmpeg gives, within two seconds. */
  async end() {
    const { run, clock } = this.options
    try {
      await this.process?.stop()
    } finally {
      this.process = null
      run.endRenditions('ladder', clock())
    }
  }

  private startProcess() {
    const { run, clock, log, metrics, onRestart } = this.options
    return new LadderProcess({
      renditions: this.plan,
      onEvent: (renditionId, event) => {
        run.renditions.get(renditionId)?.push(event)
        run.commit(clock())
      },
      onRestart,
      log,
      clock,
      metrics,
    })
  }
}
