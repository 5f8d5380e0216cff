import { Counter, Gauge, type Registry } from 'prom-client'
import type { BroadcastShelf } from './origin/broadcast-shelf'

interface Measured {
  shelf: BroadcastShelf
  countWaitingRequests(): number
}

/** The transcoder's and origin's figures on the media node's registry. */
export class TranscoderMetrics {
  readonly parts: Counter
  readonly segments: Counter
  private readonly requests: Counter<'kind' | 'status'>

  constructor(registry: Registry, { shelf, countWaitingRequests }: Measured) {
    const registers = [registry]
    const counter = (name: string, help: string) => new Counter({ name, help, registers })
    this.parts = counter('seedling_parts_made_total', 'Parts made, of all renditions.')
    this.segments = counter('seedling_segments_made_total', 'Segments completed, gaps included.')
    this.requests = new Counter({
      name: 'seedling_origin_requests_total',
      help: 'Requests that the origin answered.',
      labelNames: ['kind', 'status'],
      registers,
    })
    new Gauge({
      name: 'seedling_live_broadcasts',
      help: 'Broadcasts on air.',
      registers,
      collect() {
        this.set(shelf.count('live'))
      },
    })
    new Gauge({
      name: 'seedling_window_bytes',
      help: 'Media held in memory.',
      registers,
      collect() {
        this.set(shelf.byteLength)
      },
    })
    new Gauge({
      name: 'seedling_waiting_requests',
      help: 'Requests that wait for what is not made yet.',
      registers,
      collect() {
        this.set(countWaitingRequests())
      },
    })
  }

  countRequest(kind: string, status: number) {
    this.requests.inc({ kind, status: String(status) })
  }
}
