import type { Clock } from '@/common/clock'
import type { SimulcastTarget } from '@/common/simulcast-orders'
import type { SourceEvent } from '@/transcoder/source'
import type { SourceReader } from '../source-reader'
import { MediaBatches } from './media-batches'
import type { TargetSender } from './target-sender'

interface BroadcastSimulcastOptions {
  clock: Clock
  openSender(target: SimulcastTarget): TargetSender
  onEnd(): void
}

/** A write to a socket costs far more than what is in it: frames go out together this often. */
const tickMs = 40

type Configuration = Extract<SourceEvent, { record: Buffer }>

/** A reader of one source: makes its frames into batches, and hands each to every target. */
export class BroadcastSimulcast implements SourceReader {
  private readonly senders = new Map<string, TargetSender>()
  private readonly configurations = new Map<Configuration['kind'], Configuration>()
  /** Null while it is sent nowhere. */
  private batches: MediaBatches | null = null
  private timer: NodeJS.Timeout | null = null
  private interruptedAtMs: number | null = null
  private hasEnded = false

  constructor(private readonly options: BroadcastSimulcastOptions) {}

  push(event: SourceEvent) {
    if ('record' in event) this.configurations.set(event.kind, event)
    const hasSomething = this.batches?.push(event) ?? false
    if (hasSomething) this.timer ??= setTimeout(() => this.sendOut(), tickMs)
  }

  interrupt() {
    this.interruptedAtMs = this.options.clock()
    this.sendOut()
    for (const sender of this.senders.values()) sender.pause()
  }

  resume() {
    const { interruptedAtMs } = this
    this.interruptedAtMs = null
    this.batches?.restart(interruptedAtMs === null ? 0 : this.options.clock() - interruptedAtMs)
    for (const sender of this.senders.values()) sender.resume()
  }

  end() {
    if (this.hasEnded) return
    this.hasEnded = true
    this.sendOut()
    this.setTargets([])
    this.options.onEnd()
  }

  /** Those that go on as they were are not disturbed. */
  setTargets(targets: readonly SimulcastTarget[]) {
    for (const [id, sender] of this.senders) {
      if (targets.some((target) => isSame(target, sender.target))) continue
      sender.stop()
      this.senders.delete(id)
    }
    if (this.hasEnded) return
    for (const target of targets) if (!this.senders.has(target.id)) this.open(target)
    if (this.senders.size === 0) this.batches = null
  }

  describe() {
    return [...this.senders.values()].map((sender) => sender.describe())
  }

  private open(target: SimulcastTarget) {
    if (!this.batches) {
      this.batches = new MediaBatches()
      for (const configuration of this.configurations.values()) this.batches.push(configuration)
    }
    const sender = this.options.openSender(target)
    this.senders.set(target.id, sender)
    if (this.interruptedAtMs !== null) sender.pause()
    sender.start()
  }

  private sendOut() {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
    for (const batch of this.batches?.take(this.options.clock()) ?? []) {
      for (const sender of this.senders.values()) sender.push(batch)
    }
  }
}

const isSame = (one: SimulcastTarget, other: SimulcastTarget) =>
  one.id === other.id && one.address === other.address && one.streamKey === other.streamKey
