import { setTimeout as delay } from 'node:timers/promises'
import { broadcastLogId } from '@/common/broadcast-log-id'
import type { Log } from '@/common/log'

interface UploadQueueOptions {
  upload(broadcastId: string, signal: AbortSignal): Promise<void>
  log: Log
  onFailure(): void
  firstRetryMs?: number
}

const defaultFirstRetryMs = 5_000
const longestRetryMs = 600_000

/** Uploads one recording after the other, and tries again what failed, later each time. */
export class UploadQueue {
  private readonly waiting = new Set<string>()
  private readonly stopping = new AbortController()
  private working: Promise<void> | null = null
  private active: string | null = null
  private failures = 0

  constructor(private readonly options: UploadQueueOptions) {}

  get size() {
    return this.waiting.size + (this.active && !this.waiting.has(this.active) ? 1 : 0)
  }

  request(broadcastId: string) {
    if (this.stopping.signal.aborted) return
    this.waiting.add(broadcastId)
    this.working ??= this.work()
  }

  /** Until nothing waits any more, however long the storage takes. */
  async whenEmpty() {
    await this.working
  }

  /** What is not uploaded yet is left for the next process. */
  async stop() {
    this.stopping.abort()
    await this.working
  }

  private async work() {
    for (const broadcastId of this.waiting) {
      if (this.stopping.signal.aborted) break
      this.waiting.delete(broadcastId)
      this.active = broadcastId
      // Behind all others, which the loop comes to as well.
      if (!(await this.attempt(broadcastId))) this.waiting.add(broadcastId)
      this.active = null
    }
    this.working = null
  }

  private async attempt(broadcastId: string) {
    const { upload, log, onFailure, firstRetryMs = defaultFirstRetryMs } = this.options
    const { signal } = this.stopping
    const broadcast = broadcastLogId(broadcastId)
    try {
      await upload(broadcastId, signal)
      this.failures = 0
      return true
    } catch (error) {
      if (signal.aborted) return false
      this.failures += 1
      onFailure()
      const reason = error instanceof Error ? error.message : undefined
      log.warn({ broadcast, reason, failures: this.failures }, 'a recording cannot be uploaded yet')
      const waitMs = Math.min(longestRetryMs, firstRetryMs * 2 ** (this.failures - 1))
      // Ends early when it is stopped.
      await delay(waitMs, undefined, { signal }).catch(() => {})
      return false
    }
  }
}
