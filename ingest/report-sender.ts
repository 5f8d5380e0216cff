import type { Log } from '@/common/log'
import { type ReportsRequest, reportsPath } from '@/common/media-contract'
import type { Health } from '@/common/media-health'
import type { PortalClient } from '@/common/portal-client'
import type { ReportOutbox } from './report-outbox'

interface ReportSenderOptions {
  nodeName: string
  /** ISO 8601; with a report's sequence it tells repeats. */
  nodeStartedAt: string
  portal: PortalClient
  outbox: ReportOutbox
  log: Log
  listBroadcastIds(): string[]
  readHealth?(): Health
  /** What the portal answers to a request that named these broadcasts. */
  onAnswer?(answer: unknown, broadcastIds: string[]): void
  everyMs?: number
  firstRetryMs?: number
}

/** Operators see figures that are five seconds old at most. */
const defaultEveryMs = 2_000
const defaultFirstRetryMs = 1_000
const longestRetryMs = 10_000
const sendTimeoutMs = 5_000
const goodbyeTimeoutMs = 1_500
const mostReportsARequest = 1_000

/** Sends the outbox to the portal: every few seconds as a sign of life, and at once on news. */
export class ReportSender {
  private timer: NodeJS.Timeout | null = null
  private sending: Promise<void> | null = null
  private failures = 0
  private isStopped = false
  private readonly stopping = new AbortController()

  constructor(private readonly options: ReportSenderOptions) {}

  start() {
    this.schedule(0)
  }

  /** Something happened. After a failure the back-off is kept all the same. */
  wake() {
    if (!this.sending && this.failures === 0) this.schedule(0)
  }

  /** Sends what is left, once. */
  async stop() {
    if (this.isStopped) return
    this.isStopped = true
    this.clearTimer()
    this.stopping.abort()
    await this.sending
    await this.send(AbortSignal.timeout(goodbyeTimeoutMs))
  }

  private schedule(ms: number) {
    if (this.isStopped) return
    this.clearTimer()
    this.timer = setTimeout(() => {
      this.sending = this.sendAndPlan()
    }, ms)
  }

  private async sendAndPlan() {
    const { signal } = this.stopping
    await this.send(AbortSignal.any([signal, AbortSignal.timeout(sendTimeoutMs)]))
    this.sending = null
    this.schedule(this.nextDelayMs())
  }

  private nextDelayMs() {
    const { outbox, everyMs = defaultEveryMs, firstRetryMs = defaultFirstRetryMs } = this.options
    if (this.failures > 0) {
      return Math.min(longestRetryMs, firstRetryMs * 2 ** (this.failures - 1))
    }
    return outbox.size > 0 ? 0 : everyMs
  }

  /** Never rejects: what was not acknowledged is sent again. */
  private async send(signal: AbortSignal) {
    const { nodeName, nodeStartedAt, portal, outbox, log, listBroadcastIds } = this.options
    const reports = outbox.list(mostReportsARequest)
    const broadcastIds = listBroadcastIds()
    const health = this.options.readHealth?.()
    const request: ReportsRequest = { nodeName, nodeStartedAt, broadcastIds, reports, health }
    try {
      const answer = await portal.post(reportsPath, request, signal)
      const newest = reports.at(-1)
      if (newest) outbox.acknowledge(newest.sequence)
      this.options.onAnswer?.(answer, broadcastIds)
      if (this.failures > 0) log.info({}, 'the portal takes reports again')
      this.failures = 0
    } catch (error) {
      this.failures += 1
      if (this.failures === 1) log.warn({ err: error }, 'reports do not reach the portal')
    }
  }

  private clearTimer() {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
  }
}
