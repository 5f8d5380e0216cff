import type { Clock } from '@/common/clock'
import type { BroadcastEvent } from '@/common/media-contract'
import { type SourceEvent, ticksPerSecond, type VideoFrame } from '@/transcoder/source'
import type { BroadcastPipeline } from '@/transcoder/transcoder'
import type { DismissReason, Publication, Publisher } from './publication'

interface LiveSourceOptions {
  clock: Clock
  /** How long a broken line may take to come back. */
  reconnectWindowMs: number
  /** A publisher that has sent nothing for this long may be replaced. */
  silenceMs: number
  openPipeline(): BroadcastPipeline
  report(event: BroadcastEvent): void
  onEnd(): void
}

/** What a publisher has sent since it was first let in. */
export interface ReceivedTotals {
  bytes: number
  pictures: number
  /** Of the bytes. */
  soundBytes: number
  /** Between the last two keyframes; null before there were two. */
  keyframeIntervalMs: number | null
}

type LiveSourceState =
  | { name: 'waiting' }
  | { name: 'live'; pipeline: BroadcastPipeline }
  | { name: 'interrupted'; pipeline: BroadcastPipeline; sinceMs: number }
  | { name: 'ended' }

/** One broadcast's source on this node: who publishes it, and whether it is on air. */
export class LiveSource {
  /** SHA-256 of the stream key that may publish it, as the portal said last. */
  private keyHash: string | null = null
  readonly received: ReceivedTotals = {
    bytes: 0,
    pictures: 0,
    soundBytes: 0,
    keyframeIntervalMs: null,
  }
  private keyframeDts: number | null = null
  private state: LiveSourceState = { name: 'waiting' }
  private publisher: Publisher | null = null
  private windowTimer: NodeJS.Timeout | null = null

  constructor(private readonly options: LiveSourceOptions) {}

  isGrantedTo(keyHash: string) {
    return this.keyHash === keyHash && !this.isOver
  }

  get isOnAir() {
    return this.state.name === 'live' || this.state.name === 'interrupted'
  }

  /** True when its reconnect window is over, whether or not a timer has said so. */
  get isOver() {
    if (this.state.name === 'ended') return true
    return this.state.name === 'interrupted' && !this.publisher && this.windowLeftMs() <= 0
  }

  /** Null while another publisher is sending. */
  claim({ publisher, keyHash }: { publisher: Publisher; keyHash: string }): Publication | null {
    const { clock, silenceMs } = this.options
    const former = this.publisher
    if (former && clock() - former.lastMediaAtMs < silenceMs) return null
    this.publisher = publisher
    this.keyHash = keyHash
    this.clearWindowTimer()
    if (former) {
      this.interrupt()
      former.giveWay()
    }
    return {
      push: (event) => {
        if (this.publisher === publisher) this.push(event)
      },
      stop: () => {
        if (this.publisher === publisher) this.end()
      },
      lose: () => {
        if (this.publisher === publisher) this.lose()
      },
    }
  }

  /** What its publisher still sends goes nowhere; the connection is the door's to close. */
  end() {
    const { state } = this
    if (state.name === 'ended') return
    this.state = { name: 'ended' }
    this.publisher = null
    this.clearWindowTimer()
    if (state.name !== 'waiting') {
      state.pipeline.end()
      this.options.report({ kind: 'ended' })
    }
    this.options.onEnd()
  }

  /** The class is over: it ends, and its publisher is sent away. */
  dismiss(reason: DismissReason) {
    const { publisher } = this
    this.end()
    publisher?.dismiss(reason)
  }

  /** The class goes on with this key alone: whoever publishes with another is sent away. */
  requireKey(keyHash: string) {
    if (this.keyHash === keyHash) return
    this.keyHash = keyHash
    const { publisher } = this
    if (!publisher) return
    this.lose()
    publisher.dismiss('wrong_key')
  }

  private push(event: SourceEvent) {
    const { state } = this
    this.count(event)
    if (state.name === 'live') state.pipeline.push(event)
    else this.goLive().push(event)
  }

  private count(event: SourceEvent) {
    if (event.kind !== 'video-frame' && event.kind !== 'audio-frame') return
    this.received.bytes += event.data.length
    if (event.kind === 'audio-frame') this.received.soundBytes += event.data.length
    else this.countPicture(event)
  }

  private countPicture({ isKeyframe, dts }: VideoFrame) {
    this.received.pictures += 1
    if (!isKeyframe) return
    const ticks = this.keyframeDts === null ? 0 : dts - this.keyframeDts
    // An encoder that was started anew counts from anywhere.
    if (ticks > 0) this.received.keyframeIntervalMs = ticks / (ticksPerSecond / 1_000)
    this.keyframeDts = dts
  }

  private goLive() {
    const { state, options } = this
    const isBack = state.name === 'interrupted'
    const pipeline = isBack ? state.pipeline : options.openPipeline()
    if (isBack) pipeline.resume()
    this.state = { name: 'live', pipeline }
    options.report({ kind: 'live' })
    return pipeline
  }

  private lose() {
    this.publisher = null
    if (this.state.name === 'waiting') this.end()
    else {
      this.interrupt()
      this.waitForPublisher()
    }
  }

  private interrupt() {
    if (this.state.name !== 'live') return
    const { pipeline } = this.state
    this.state = { name: 'interrupted', pipeline, sinceMs: this.options.clock() }
    pipeline.interrupt()
    this.options.report({ kind: 'interrupted' })
  }

  private waitForPublisher() {
    this.clearWindowTimer()
    this.windowTimer = setTimeout(() => this.end(), Math.max(0, this.windowLeftMs()))
  }

  private windowLeftMs() {
    if (this.state.name !== 'interrupted') return 0
    return this.state.sinceMs + this.options.reconnectWindowMs - this.options.clock()
  }

  private clearWindowTimer() {
    if (this.windowTimer) clearTimeout(this.windowTimer)
    this.windowTimer = null
  }
}
