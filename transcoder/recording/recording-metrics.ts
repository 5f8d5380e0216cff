import { Counter, Gauge, type Registry } from 'prom-client'

/** The recordings' figures on the media node's registry. */
export class RecordingMetrics {
  readonly written: Counter
  readonly stopped: Counter<'reason'>

  constructor(registry: Registry, readWaitingBytes: () => number) {
    const registers = [registry]
    this.written = new Counter({
      name: 'seedling_recorded_bytes_total',
      help: 'Bytes of segments and init sections that lie durably on disk.',
      registers,
    })
    this.stopped = new Counter({
      name: 'seedling_recordings_stopped_total',
      help: 'Recordings that stopped before their broadcast did, by reason.',
      labelNames: ['reason'],
      registers,
    })
    new Gauge({
      name: 'seedling_recording_waiting_bytes',
      help: 'Bytes of recordings that wait for the disk.',
      registers,
      collect() {
        this.set(readWaitingBytes())
      },
    })
  }
}
