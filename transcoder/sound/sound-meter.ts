import { Counter, type Registry } from 'prom-client'
import type { Clock } from '@/common/clock'
import type { Log } from '@/common/log'
import { OnceInAWhile } from '../once-in-a-while'
import type { BroadcastSound, SoundExcerpt } from './broadcast-sound'
import { measureExcerpts } from './measure-excerpts'

interface SoundMeterOptions {
  listSounds(): Iterable<BroadcastSound>
  clock: Clock
  log: Log
  metrics: Registry
  ffmpegPath?: string
}

interface Taken {
  sound: BroadcastSound
  excerpt: SoundExcerpt
}

const lookEveryMs = 1_000
/** In one child; what is over waits for the next look. */
const mostTogether = 16
const complainEveryMs = 600_000

/** Measures how loud a node's broadcasts are: one niced ffmpeg at a time, for a moment now and then. */
export class SoundMeter {
  private readonly measurements: Counter<'outcome'>
  private readonly complaints = new OnceInAWhile(complainEveryMs)
  private readonly stopping = new AbortController()
  private timer: NodeJS.Timeout | null = null
  private measuring: Promise<void> | null = null

  constructor(private readonly options: SoundMeterOptions) {
    this.measurements = new Counter({
      name: 'seedling_sound_measurements_total',
      help: 'Excerpts of sound whose level was measured, or could not be.',
      labelNames: ['outcome'],
      registers: [options.metrics],
    })
  }

  start() {
    this.timer = setInterval(() => this.look(), lookEveryMs)
  }

  async stop() {
    if (this.timer) clearInterval(this.timer)
    this.timer = null
    this.stopping.abort()
    await this.measuring
  }

  private look() {
    if (this.measuring || this.stopping.signal.aborted) return
    const taken = this.take()
    if (taken.length === 0) return
    this.measuring = this.measure(taken).finally(() => {
      this.measuring = null
    })
  }

  private take() {
    const taken: Taken[] = []
    for (const sound of this.options.listSounds()) {
      if (taken.length >= mostTogether) break
      if (sound.isSuspect && taken.length > 0) continue
      const excerpt = sound.takeExcerpt(this.options.clock())
      if (excerpt) taken.push({ sound, excerpt })
      if (excerpt && sound.isSuspect) break
    }
    return taken
  }

  private async measure(taken: readonly Taken[]) {
    const { ffmpegPath = 'ffmpeg', clock, log } = this.options
    const { signal } = this.stopping
    try {
      const excerpts = taken.map(({ excerpt }) => excerpt)
      const levels = await measureExcerpts(excerpts, { ffmpegPath, signal })
      taken.forEach(({ sound }, index) => {
        const level = levels[index]
        if (level) sound.note(level, clock())
        sound.isSuspect = false
        this.measurements.inc({ outcome: level ? 'measured' : 'failed' })
      })
    } catch (error) {
      // Nothing depends on it: the studio says that it is not measured.
      this.measurements.inc({ outcome: 'failed' }, taken.length)
      for (const { sound } of taken) sound.isSuspect = true
      if (!signal.aborted && this.complaints.isDue(clock())) {
        log.warn({ err: error }, 'sound levels could not be measured')
      }
    }
  }
}
