import { broadcastLogId } from '@/common/broadcast-log-id'
import type { Clock } from '@/common/clock'
import type { Log } from '@/common/log'
import {
  type BroadcastEvent,
  type BroadcastReport,
  broadcastReportSchema,
} from '@/common/media-contract'

interface ReportOutboxOptions {
  clock: Clock
  log: Log
  mostReports?: number
  onNews(): void
  onHeard?(report: BroadcastReport): void
}

const defaultMostReports = 5_000

/** What the portal has not yet acknowledged, in order. */
export class ReportOutbox {
  private readonly reports: BroadcastReport[] = []
  private nextSequence = 0
  private emptyWaiters: (() => void)[] = []

  constructor(private readonly options: ReportOutboxOptions) {}

  get size() {
    return this.reports.length
  }

  /** Until the portal has heard all. */
  async whenEmpty() {
    if (this.reports.length === 0) return
    await new Promise<void>((resolve) => this.emptyWaiters.push(resolve))
  }

  /** A report that the contract does not allow is not kept: it would hold up all that follow. */
  add(broadcastId: string, event: BroadcastEvent) {
    const report = broadcastReportSchema.safeParse({
      broadcastId,
      sequence: this.nextSequence,
      at: new Date(this.options.clock()).toISOString(),
      event,
    })
    if (!report.success) {
      const broadcast = broadcastLogId(broadcastId)
      this.options.log.error({ err: report.error, broadcast }, 'a report cannot be sent')
      return
    }
    this.nextSequence += 1
    this.reports.push(report.data)
    if (this.reports.length > (this.options.mostReports ?? defaultMostReports)) this.dropWarning()
    this.options.onNews()
  }

  /** The oldest, as many as one request may carry. */
  list(most: number) {
    return this.reports.slice(0, most)
  }

  acknowledge(throughSequence: number) {
    const kept = this.reports.findIndex(({ sequence }) => sequence > throughSequence)
    const heard = this.reports.splice(0, kept < 0 ? this.reports.length : kept)
    for (const report of heard) this.options.onHeard?.(report)
    if (this.reports.length === 0) this.tellEmpty()
  }

  private tellEmpty() {
    const waiters = this.emptyWaiters
    this.emptyWaiters = []
    for (const resolve of waiters) resolve()
  }

  /** State changes are never dropped: the portal would believe a class on air that has ended. */
  private dropWarning() {
    const oldest = this.reports.findIndex(({ event }) => event.kind === 'warning')
    if (oldest >= 0) this.reports.splice(oldest, 1)
  }
}
