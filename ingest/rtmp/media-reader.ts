import type { Clock } from '@/common/clock'
import { parseAudioTag, parseVideoTag } from '@/transcoder/flv/flv-tag'
import type { SourceEvent } from '@/transcoder/source'
import type { IngestMetrics } from '../ingest-metrics'
import type { RtmpMessage } from './chunk-reader'
import { messageType } from './message-type'
import { TimestampUnwrapper } from './timestamp-unwrapper'

/** Makes a connection's audio and video messages into events of its source. */
export class MediaReader {
  lastMediaAtMs: number
  private readonly timestamps = new TimestampUnwrapper()

  constructor(private readonly options: { clock: Clock; metrics: IngestMetrics }) {
    this.lastMediaAtMs = options.clock()
  }

  /** Waiting for media begins anew. */
  restartWaiting() {
    this.lastMediaAtMs = this.options.clock()
  }

  /** Null when there is nothing to carry. Throws UnsupportedCodecError. */
  read(message: RtmpMessage): SourceEvent | null {
    const event = this.parse(message)
    if (!event) return null
    const { clock, metrics } = this.options
    this.lastMediaAtMs = clock()
    if (event.kind === 'video-frame') metrics.videoFrames += 1
    else if (event.kind === 'audio-frame') metrics.audioFrames += 1
    return event
  }

  private parse({ type, timestampMs, payload }: RtmpMessage) {
    const unwrappedMs = this.timestamps.unwrap(timestampMs)
    const parse = type === messageType.video ? parseVideoTag : parseAudioTag
    try {
      return parse(payload, unwrappedMs)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      // One truncated frame is no reason to take a class off the air.
      this.options.metrics.damagedMessages += 1
      return null
    }
  }
}
