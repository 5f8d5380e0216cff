import { setTimeout as wait } from 'node:timers/promises'
import { FilePublisher } from '../support/file-publisher'
import { monotonicMs } from '../support/monotonic-ms'
import type { Gap } from './gap-meter'
import type { PlannedClass } from './plan-classes'

/** Until viewers have a picture again: ours to bear, an encoder's start and a keyframe included. */
const backAfterMs = 5_000

/** An encoder that publishes for a class's time and loses its line as planned. */
export class BreakingPublisher {
  /** When viewers cannot have had a picture, by the plan. */
  readonly outages: Gap[] = []
  private publisher: FilePublisher

  constructor(private readonly options: { path: string; rtmpAddress: string }) {
    this.publisher = new FilePublisher(options)
  }

  /** Resolves at the class's end, with the encoder's goodbye. Throws when it was refused or cut off. */
  async publish({ lasts, breaks }: PlannedClass) {
    const startedAtMs = monotonicMs()
    const untilSecond = (second: number) =>
      wait(Math.max(0, startedAtMs + second * 1000 - monotonicMs()))
    for (const planned of breaks) {
      await untilSecond(planned.after)
      this.publisher.expectRunning()
      const outage = { fromMs: monotonicMs(), toMs: Number.POSITIVE_INFINITY }
      this.outages.push(outage)
      await this.publisher.break()
      await untilSecond(planned.after + planned.lasts)
      this.publisher = new FilePublisher(this.options)
      outage.toMs = monotonicMs() + backAfterMs
    }
    await untilSecond(lasts)
    this.publisher.expectRunning()
    await this.stop()
  }

  /** May be called at any time, and twice. */
  async stop() {
    await this.publisher.stop()
  }
}
