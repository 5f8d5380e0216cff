import type { ServerResponse } from 'node:http'
import type { OriginLimits } from './origin-limits'
import type { OriginResponse } from './response'

/** Why a reader's connection was cut. */
export type DropReason =
  | 'stalled'
  | 'too_slow'
  | 'too_much_unsent'
  | 'pipelined'
  | 'too_many_connections'

interface UnsentAnswersOptions {
  limits: OriginLimits
  onDropped(reason: DropReason): void
}

interface Sending {
  outgoing: ServerResponse
  bytes: number
  sinceMs: number
}

/**
 * Answers on their way to readers. A reader that does not take its answer is cut off after a bounded
 * time, and sooner when too much is waiting for all readers together: media must not pile up in memory.
 */
export class UnsentAnswers {
  /** Oldest first. */
  private readonly sendings = new Set<Sending>()
  private sweeping: NodeJS.Timeout | null = null
  private total = 0

  constructor(private readonly options: UnsentAnswersOptions) {}

  get byteLength() {
    return this.total
  }

  start() {
    const { limits } = this.options
    this.sweeping ??= setInterval(() => this.dropSlow(performance.now()), limits.checkEveryMs)
  }

  stop() {
    if (this.sweeping) clearInterval(this.sweeping)
    this.sweeping = null
  }

  send(outgoing: ServerResponse, response: OriginResponse, method = 'GET') {
    const length = response.body.reduce((bytes, chunk) => bytes + chunk.length, 0)
    const headers = response.status === 204 ? {} : { 'content-length': String(length) }
    const body = method === 'HEAD' ? [] : response.body
    this.follow(outgoing, body.length > 0 ? length : 0)
    outgoing.writeHead(response.status, { ...response.headers, ...headers })
    // Corked by node until the next tick, so that head and parts leave together.
    for (const chunk of body) outgoing.write(chunk)
    outgoing.end()
    this.dropOldest()
  }

  private follow(outgoing: ServerResponse, bytes: number) {
    const sending = { outgoing, bytes, sinceMs: performance.now() }
    this.sendings.add(sending)
    this.total += bytes
    outgoing.once('close', () => {
      this.sendings.delete(sending)
      this.total -= bytes
    })
    // Node takes every byte that the reader takes for a sign of life.
    outgoing.setTimeout(this.options.limits.stalledReaderMs, () => this.drop(sending, 'stalled'))
  }

  private dropSlow(nowMs: number) {
    for (const sending of this.sendings) {
      if (nowMs - sending.sinceMs < this.options.limits.answerMs) return
      this.drop(sending, 'too_slow')
    }
  }

  private dropOldest() {
    let bytes = this.total
    for (const sending of this.sendings) {
      if (bytes <= this.options.limits.unsentBytes) return
      bytes -= sending.bytes
      this.drop(sending, 'too_much_unsent')
    }
  }

  private drop(sending: Sending, reason: DropReason) {
    if (sending.outgoing.destroyed) return
    this.options.onDropped(reason)
    sending.outgoing.destroy()
  }
}
