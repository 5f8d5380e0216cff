import type { AudioFrame, SourceEvent, VideoFrame } from '@/transcoder/source'
import { messageType } from '../rtmp/message-type'
import { type StepMessage, stepMessageBytes, writeStepMessage } from './chunk-writer'
import { mediaTagHead, toMs } from './media-tag'
import { SendingTime } from './sending-time'

export type Track = 'video' | 'audio'
export const trackNames = ['video', 'audio'] as const

/** Chunk streams of their own, as encoders have them. */
export const trackStreams = {
  video: { chunkStreamId: 6, type: messageType.video },
  audio: { chunkStreamId: 4, type: messageType.audio },
} as const

/** What a connection has to be told of a track before its first message in a batch. */
export interface TrackOpening {
  /** The body of its configuration's message. */
  configuration: Buffer
  /** When its last message before the batch was: the batch goes on from there. */
  atMs: number
}

/**
 * Some frames in chunks, written once for all targets: each message says only how much later it is than
 * the one before on its track, so that connections with different beginnings send the same bytes.
 */
export interface MediaBatch {
  bytes: Buffer
  frames: number
  /** By the clock. */
  madeAtMs: number
  /** A target may begin with it. */
  isStart: boolean
  openings: Readonly<Partial<Record<Track, TrackOpening>>>
}

interface TrackState {
  configuration: Buffer | null
  /** Null before its first frame. */
  lastMs: number | null
}

interface PendingBatch extends Omit<MediaBatch, 'bytes' | 'madeAtMs'> {
  messages: StepMessage[]
}

/** Makes one broadcast's frames into batches. */
export class MediaBatches {
  private readonly states: Record<Track, TrackState> = {
    video: { configuration: null, lastMs: null },
    audio: { configuration: null, lastMs: null },
  }
  private readonly time = new SendingTime()
  private readonly done: PendingBatch[] = []
  private pending: PendingBatch | null = null

  /** True when something waits to be taken. */
  push(event: SourceEvent) {
    switch (event.kind) {
      case 'video-configuration':
      case 'audio-configuration':
        this.configure(event)
        break
      case 'video-frame':
      case 'audio-frame':
        this.addFrame(event)
    }
    return this.pending !== null || this.done.length > 0
  }

  /** The publisher has come back after so long: its clock may begin anew. */
  restart(afterMs: number) {
    this.time.restart(afterMs)
  }

  take(madeAtMs: number): MediaBatch[] {
    this.close()
    return this.done.splice(0).map(({ messages, ...batch }) => {
      const size = messages.reduce((sum, message) => sum + stepMessageBytes(message), 0)
      const bytes = Buffer.allocUnsafe(size)
      let at = 0
      for (const message of messages) at = writeStepMessage(bytes, at, message)
      return { ...batch, bytes, madeAtMs }
    })
  }

  private configure(event: Exclude<SourceEvent, VideoFrame | AudioFrame>) {
    const track = event.kind === 'video-configuration' ? 'video' : 'audio'
    const state = this.states[track]
    const head = mediaTagHead(event)
    const configuration = Buffer.concat([head, event.record])
    if (state.configuration?.equals(configuration)) return
    state.configuration = configuration
    // Before its first frame every connection is told by the openings.
    if (state.lastMs === null) return
    const message = { ...trackStreams[track], stepMs: 0, head, payload: event.record }
    this.add(message, { isKeyframe: false })
  }

  private addFrame(event: VideoFrame | AudioFrame) {
    const track = event.kind === 'video-frame' ? 'video' : 'audio'
    const state = this.states[track]
    if (state.configuration === null) return
    const isKeyframe = event.kind === 'video-frame' && event.isKeyframe
    const isFirst = state.lastMs === null
    if (isFirst && track === 'video' && !isKeyframe) return
    const placedMs = this.time.place(toMs(event.dts))
    const atMs = Math.max(placedMs, state.lastMs ?? placedMs)
    const stepMs = atMs - (state.lastMs ?? atMs)
    if (isKeyframe || isFirst) this.close()
    state.lastMs ??= atMs
    const head = mediaTagHead(event)
    const message = { ...trackStreams[track], stepMs, head, payload: event.data }
    this.add(message, { isKeyframe }).frames += 1
    state.lastMs = atMs
  }

  private add(message: StepMessage, { isKeyframe }: { isKeyframe: boolean }) {
    this.pending ??= this.begin(isKeyframe)
    this.pending.messages.push(message)
    return this.pending
  }

  private begin(isKeyframe: boolean): PendingBatch {
    const { video, audio } = this.states
    const openings: Partial<Record<Track, TrackOpening>> = {}
    for (const track of trackNames) {
      const { configuration, lastMs } = this.states[track]
      if (configuration && lastMs !== null) openings[track] = { configuration, atMs: lastMs }
    }
    const isSoundAlone = video.configuration === null && audio.lastMs !== null
    return { messages: [], frames: 0, isStart: isKeyframe || isSoundAlone, openings }
  }

  private close() {
    if (this.pending) this.done.push(this.pending)
    this.pending = null
  }
}
