import { Counter, Gauge, type Registry } from 'prom-client'

interface RecordingMetricsOptions {
  readWaitingBytes(): number
  /** Recordings that are being uploaded, or wait for it. */
  countUploads(): number
}

/** The recordings' figures on the media node's registry. */
export class RecordingMetrics {
  readonly written: Counter
  readonly stopped: Counter<'reason'>
  readonly uploaded: Counter
  readonly uploadFailures: Counter

  constructor(registry: Registry, { readWaitingBytes, countUploads }: RecordingMetricsOptions) {
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
    this.uploaded = new Counter({
      name: 'seedling_uploaded_bytes_total',
      help: 'Bytes of recordings that the S3-compatible storage has taken.',
      registers,
    })
    this.uploadFailures = new Counter({
      name: 'seedling_upload_failures_total',
      help: 'Uploads of a recording that failed, and are tried again.',
      registers,
    })
    new Gauge({
      name: 'seedling_uploads_waiting',
      help: 'Recordings that are not wholly in the S3-compatible storage yet.',
      registers,
      collect() {
        this.set(countUploads())
      },
    })
  }
}
