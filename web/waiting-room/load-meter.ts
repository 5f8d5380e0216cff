import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks'
import type { Database } from '@/prisma/database'
import { countConnections } from '@/prisma/database'

/** A request that waits as long for its turn is one that people notice. */
const muchDelayMs = 250
/** Queries without a connection: each of them is somebody who waits. */
const muchWaiting = 30
const nanoseconds = 1e6

/** How much this process has to do: 1 is as much as it should. */
export class LoadMeter {
  private readonly delays: IntervalHistogram

  constructor(private readonly db: Database) {
    this.delays = monitorEventLoopDelay({ resolution: 20 })
  }

  start() {
    this.delays.enable()
  }

  /** Since it was read last. */
  read(): number {
    const delayMs = this.delays.count > 0 ? this.delays.percentile(90) / nanoseconds - 20 : 0
    this.delays.reset()
    return Math.max(delayMs / muchDelayMs, countConnections(this.db).waiting / muchWaiting)
  }

  stop() {
    this.delays.disable()
  }
}
