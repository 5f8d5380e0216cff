import { Counter, Histogram, type Registry } from 'prom-client'
import type { Clock } from '@/common/clock'
import type { RenditionWindow } from '../packager/rendition-window'

/** The ladders' figures on the media node's registry: one object for all broadcasts. */
export class LadderMetrics {
  readonly restarts: Counter
  readonly droppedFrames: Counter
  readonly lagSeconds: Histogram
  private readonly startSeconds: Histogram

  constructor(registry: Registry) {
    const registers = [registry]
    this.restarts = new Counter({
      name: 'seedling_ladder_restarts_total',
      help: 'ffmpeg children started again after a failure.',
      registers,
    })
    this.droppedFrames = new Counter({
      name: 'seedling_ladder_dropped_frames_total',
      help: 'Frames not given to ffmpeg because it did not keep up.',
      registers,
    })
    this.lagSeconds = new Histogram({
      name: 'seedling_ladder_lag_seconds',
      help: 'Newest frame in minus newest frame out, once a second.',
      buckets: [0.02, 0.04, 0.08, 0.15, 0.3, 0.6, 1, 2, 5, 10],
      registers,
    })
    this.startSeconds = new Histogram({
      name: 'seedling_ladder_start_seconds',
      help: 'From the first request for a rendition made on demand to its first segment.',
      buckets: [0.25, 0.5, 0.75, 1, 1.5, 2, 3, 5, 10],
      registers,
    })
  }

  /** Measures from now on until a window has its first segment. */
  observeStart(window: RenditionWindow, clock: Clock) {
    const fromMs = clock()
    const stopWatching = window.watch(() => {
      if (!window.hasCompleteSegment && !window.isEnded) return
      stopWatching()
      if (window.hasCompleteSegment) this.startSeconds.observe((clock() - fromMs) / 1000)
    })
  }
}
