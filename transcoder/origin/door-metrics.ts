import { Counter, Gauge, type Registry } from 'prom-client'
import type { DropReason } from './unsent-answers'

/** What the origin's readers cost, on the media node's registry. */
export class DoorMetrics {
  private readonly dropped: Counter<'reason'>

  constructor(registry: Registry, readUnsentBytes: () => number) {
    const registers = [registry]
    this.dropped = new Counter({
      name: 'seedling_origin_dropped_readers_total',
      help: 'Connections of readers that were cut off, by reason.',
      labelNames: ['reason'],
      registers,
    })
    new Gauge({
      name: 'seedling_origin_unsent_bytes',
      help: 'Bytes of answers that readers have not taken yet.',
      registers,
      collect() {
        this.set(readUnsentBytes())
      },
    })
  }

  countDrop(reason: DropReason) {
    this.dropped.inc({ reason })
  }
}
