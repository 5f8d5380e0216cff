import { Counter, Gauge, Histogram, type Registry } from 'prom-client'
import type { CloseReason } from './rtmp/close-reason'
import type { RefusalReason } from './rtmp/publish-refusal'

/** The door's figures on the media node's registry. What frames count is plain numbers, read on scrape. */
export class IngestMetrics {
  receivedBytes = 0
  videoFrames = 0
  audioFrames = 0
  damagedMessages = 0
  publishers = 0
  readonly refusals: Counter<'reason'>
  readonly closings: Counter<'reason'>
  readonly authoriseSeconds: Histogram

  constructor(private readonly registry: Registry) {
    const registers = [registry]
    this.refusals = new Counter({
      name: 'seedling_refused_publishes_total',
      help: 'Publishers that were not let in, by reason.',
      labelNames: ['reason'],
      registers,
    })
    this.closings = new Counter({
      name: 'seedling_rtmp_connections_closed_total',
      help: 'RTMP connections that ended, by reason.',
      labelNames: ['reason'],
      registers,
    })
    this.authoriseSeconds = new Histogram({
      name: 'seedling_authorise_seconds',
      help: 'How long the portal took to answer for a stream key.',
      buckets: [0.01, 0.03, 0.1, 0.3, 1, 3, 5],
      registers,
    })
    this.readOnScrape(registers)
  }

  countRefusal(reason: RefusalReason) {
    this.refusals.inc({ reason })
  }

  countClosing(reason: CloseReason) {
    this.closings.inc({ reason })
  }

  registerOutbox(outbox: { readonly size: number }) {
    new Gauge({
      name: 'seedling_outbox_reports',
      help: 'Reports that the portal has not acknowledged yet.',
      registers: [this.registry],
      collect() {
        this.set(outbox.size)
      },
    })
  }

  private readOnScrape(registers: Registry[]) {
    const metrics = this
    new Gauge({
      name: 'seedling_publishers',
      help: 'Publishers that hold a grant.',
      registers,
      collect() {
        this.set(metrics.publishers)
      },
    })
    const totals = [
      ['seedling_rtmp_received_bytes_total', 'Bytes from RTMP peers.', () => this.receivedBytes],
      ['seedling_video_frames_received_total', 'Video frames received.', () => this.videoFrames],
      ['seedling_audio_frames_received_total', 'Audio frames received.', () => this.audioFrames],
      [
        'seedling_damaged_messages_total',
        'Media messages passed over.',
        () => this.damagedMessages,
      ],
    ] as const
    for (const [name, help, read] of totals) {
      new Counter({
        name,
        help,
        registers,
        collect() {
          this.reset()
          this.inc(read())
        },
      })
    }
  }
}
