import { Counter, Gauge, type Registry } from 'prom-client'
import { type RenditionState, renditionStates } from '@/common/media-health'
import type { BroadcastShelf } from './origin/broadcast-shelf'
import type { OriginResponse } from './origin/response'
import type { Tally } from './packager/rendition-window'

/** What is out of the ordinary in what publishers send. */
export interface SourceTallies {
  lateFrames: Tally
  jumps: Tally
  gaps: Tally
}

interface Measured {
  shelf: BroadcastShelf
  countWaitingRequests(): number
  listRenditionStates(): readonly RenditionState[]
}

/** The transcoder's and origin's figures on the media node's registry. */
export class TranscoderMetrics {
  readonly parts: Counter
  readonly segments: Counter
  readonly source: SourceTallies
  private readonly requests: Counter<'kind' | 'status'>
  private readonly sentBytes: Counter<'kind'>

  constructor(registry: Registry, { shelf, countWaitingRequests, listRenditionStates }: Measured) {
    const registers = [registry]
    const counter = (name: string, help: string) => new Counter({ name, help, registers })
    this.parts = counter('seedling_parts_made_total', 'Parts made, of all renditions.')
    this.segments = counter('seedling_segments_made_total', 'Segments completed, gaps included.')
    this.source = {
      lateFrames: counter(
        'seedling_late_frames_total',
        'Frames from publishers that came over 0.5 s later than their timestamps promised.',
      ),
      jumps: counter(
        'seedling_timestamp_jumps_total',
        'Times that a publisher’s clock leapt and was rebased.',
      ),
      gaps: counter(
        'seedling_source_gaps_total',
        'Times that a publisher sent nothing for over 2 s of media.',
      ),
    }
    this.sentBytes = new Counter({
      name: 'seedling_origin_sent_bytes_total',
      help: 'Bytes of bodies that the origin answered with, by kind of document.',
      labelNames: ['kind'],
      registers,
    })
    this.requests = new Counter({
      name: 'seedling_origin_requests_total',
      help: 'Requests that the origin answered, by kind of document and status.',
      labelNames: ['kind', 'status'],
      registers,
    })
    new Gauge({
      name: 'seedling_renditions',
      help: 'Renditions of the broadcasts on air: made, idle (nobody asks), shed (short of CPU), failing.',
      labelNames: ['state'],
      registers,
      collect() {
        for (const state of renditionStates) this.set({ state }, 0)
        for (const state of listRenditionStates()) this.inc({ state })
      },
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

  countAnswer(kind: string, { status, body }: OriginResponse) {
    this.requests.inc({ kind, status: String(status) })
    this.sentBytes.inc(
      { kind },
      body.reduce((bytes, chunk) => bytes + chunk.length, 0),
    )
  }
}
