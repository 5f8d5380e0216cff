import type { SourceEvent } from '@/transcoder/source'
import type { RefusalReason } from './rtmp/publish-refusal'

/** A connection that asks to publish, as the live sources see it. */
export interface Publisher {
  /** When it last sent media, or when it came, in milliseconds since the Unix epoch. */
  readonly lastMediaAtMs: number
  /** Somebody else took its place: it closes its connection. */
  giveWay(): void
  /** It may not publish any more: it is told why, and its connection closed. */
  dismiss(reason: DismissReason): void
}

/** An administrator stopped the class, its teacher ended it, or its classroom has another key now. */
export type DismissReason = 'class_stopped' | 'class_ended' | 'wrong_key'

/** The right to publish one broadcast. Once another publisher has taken over, its calls do nothing. */
export interface Publication {
  push(event: SourceEvent): void
  /** The publisher said that it is done. */
  stop(): void
  /** The publisher's line broke. */
  lose(): void
}

export type Opening =
  | { outcome: 'granted'; broadcastId: string; publication: Publication }
  | { outcome: 'refused'; reason: RefusalReason }

export interface PublishRequest {
  streamKey: string
  /** The mark of the installation that sends a broadcast on; null for an encoder. */
  sentBy?: string | null
  publisher: Publisher
  signal: AbortSignal
}

/** Where a door asks whether its publisher may come in. */
export interface PublishDesk {
  /** Never rejects. When the signal is aborted meanwhile, nothing is granted. */
  open(request: PublishRequest): Promise<Opening>
}
