import type { Clock } from '@/common/clock'
import type { Log } from '@/common/log'
import { RestartDelay } from '@/common/restart-delay'
import { parseSimulcastAddress } from '@/common/simulcast-address'
import type { SimulcastHealth, SimulcastReason, SimulcastState } from '@/common/simulcast-health'
import type { SimulcastTarget } from '@/common/simulcast-orders'
import { connectToTarget } from './connect-to-target'
import { LineError } from './line-error'
import type { MediaBatch, Track } from './media-batches'
import type { Resolve } from './resolve-host'
import { RtmpLine } from './rtmp-line'
import type { SimulcastLimits } from './simulcast-limits'
import type { SimulcastMetrics } from './simulcast-metrics'
import { beginningOf, metadataMessage, openingMessages } from './target-opening'

export interface TargetSenderOptions {
  target: SimulcastTarget
  allowedHosts: ReadonlySet<string>
  ownMark: string
  limits: SimulcastLimits
  clock: Clock
  log: Log
  metrics: SimulcastMetrics
  /** 0 to 1. */
  random(): number
  resolve?: Resolve
}

/** What one connection has been sent. */
interface OpenLine {
  line: RtmpLine
  /** The broadcast's time that is this connection's 0; null before its first batch. */
  beginsAtMs: number | null
  told: Set<Track>
  readyAtMs: number | null
}

/** Sends one broadcast to one address, again and again for as long as it is on air. */
export class TargetSender {
  private state: SimulcastState = 'connecting'
  private reason: SimulcastReason | undefined
  private sentBytes = 0
  private droppedFrames = 0
  private attempts = 0
  private open: OpenLine | null = null
  private queue: MediaBatch[] = []
  private queuedBytes = 0
  private awaitsStart = true
  /** The broadcast's line is broken: there is nothing to connect for. */
  private isPaused = false
  private isDue = false
  private retryTimer: NodeJS.Timeout | null = null
  private readonly delay: RestartDelay
  private readonly stopping = new AbortController()

  constructor(private readonly options: TargetSenderOptions) {
    this.delay = new RestartDelay(options.limits.firstRetryMs)
  }

  get target() {
    return this.options.target
  }

  start() {
    this.isDue = this.isPaused
    if (this.isPaused) return
    this.connect().catch((error: unknown) => this.tellFailure(error))
  }

  describe(): SimulcastHealth {
    const { state, reason, sentBytes, droppedFrames, attempts } = this
    const reconnects = Math.max(0, attempts - 1)
    return { targetId: this.target.id, state, reason, sentBytes, droppedFrames, reconnects }
  }

  push(batch: MediaBatch) {
    const { open } = this
    if (!open || open.readyAtMs === null) return
    if (open.line.isStalled) return open.line.close('takes_nothing')
    if (this.awaitsStart) {
      // What it was behind with has to be gone first, or it would be behind at once again.
      if (!batch.isStart || open.line.unsentBytes > 0) return this.drop(batch)
      this.awaitsStart = false
      open.told.clear()
      this.state = 'sending'
    }
    this.queue.push(batch)
    this.queuedBytes += batch.bytes.length
    this.sendOn()
    if (this.isTooFarBehind(batch.madeAtMs)) this.dropToNextStart()
  }

  /** The publisher's line broke: the connection is kept, and none is opened. */
  pause() {
    this.isPaused = true
  }

  resume() {
    this.isPaused = false
    if (this.isDue) this.start()
  }

  stop() {
    if (this.stopping.signal.aborted) return
    this.stopping.abort()
    if (this.retryTimer) clearTimeout(this.retryTimer)
    this.sendOn()
    this.open?.line.end()
  }

  private async connect() {
    const { target, allowedHosts, limits, resolve } = this.options
    this.attempts += 1
    this.state = 'connecting'
    const address = parseSimulcastAddress(target.address)
    if (!address) return this.fail('host_unknown', 0)
    const { host, port } = address
    const signal = AbortSignal.any([
      this.stopping.signal,
      AbortSignal.timeout(limits.connectTimeoutMs),
    ])
    try {
      const isAllowed = allowedHosts.has(host) || allowedHosts.has(`${host}:${port}`)
      const attempt = this.attempts - 1
      const socket = await connectToTarget({ address, isAllowed, attempt, signal, resolve })
      if (this.stopping.signal.aborted) socket.destroy()
      else this.take(new RtmpLine({ ...this.lineOptions(), socket, address }))
    } catch (error) {
      if (!(error instanceof LineError)) throw error
      this.fail(error.reason, 0)
    }
  }

  private lineOptions() {
    const { target, ownMark, limits, clock } = this.options
    const { streamKey } = target
    return {
      ...{ streamKey, ownMark, limits, clock },
      onReady: () => this.becomeReady(),
      onDrain: () => this.sendOn(),
      onClose: (reason: SimulcastReason | null) => this.lose(reason),
      onFailure: (error: unknown) => this.tellFailure(error),
    }
  }

  private take(line: RtmpLine) {
    this.open = { line, beginsAtMs: null, told: new Set(), readyAtMs: null }
    this.awaitsStart = true
    line.start()
  }

  private becomeReady() {
    if (!this.open) return
    this.open.readyAtMs = this.options.clock()
    this.options.log.info({ attempts: this.attempts }, 'a target takes the broadcast')
  }

  private lose(reason: SimulcastReason | null) {
    const { readyAtMs = null } = this.open ?? {}
    this.open = null
    this.forgetQueue()
    if (reason) this.fail(reason, readyAtMs === null ? 0 : this.options.clock() - readyAtMs)
    else this.tellClosed('ended')
  }

  private fail(reason: SimulcastReason, ranForMs: number) {
    if (this.stopping.signal.aborted) return
    this.reason = reason
    this.state = 'broken'
    this.tellClosed(reason)
    const { random } = this.options
    // So that the targets of one server, when it is back, do not come all at once.
    const delayMs = this.delay.afterRunOf(ranForMs) * (0.75 + random() / 2)
    this.retryTimer = setTimeout(() => this.start(), delayMs)
  }

  private tellClosed(reason: SimulcastReason | 'ended') {
    const { log, metrics } = this.options
    const { sentBytes, droppedFrames, attempts } = this
    metrics.closings.inc({ reason })
    log.info({ reason, sentBytes, droppedFrames, attempts }, 'a target of a simulcast was left')
  }

  private tellFailure(error: unknown) {
    this.options.log.error({ err: error }, 'a target of a simulcast broke')
  }

  private sendOn() {
    const { open } = this
    if (!open) return
    const { line } = open
    const { unsentBytes } = this.options.limits
    while (line.unsentBytes < unsentBytes) {
      const batch = this.queue.shift()
      if (!batch) return
      this.queuedBytes -= batch.bytes.length
      this.send(open, batch)
    }
  }

  private send(open: OpenLine, batch: MediaBatch) {
    const { line, told } = open
    if (open.beginsAtMs === null) {
      open.beginsAtMs = beginningOf(batch)
      line.sendMessage(metadataMessage(batch))
    }
    const { beginsAtMs } = open
    for (const { track, message } of openingMessages(batch, { beginsAtMs, told })) {
      line.sendMessage(message)
      told.add(track)
    }
    line.send(batch.bytes)
    this.sentBytes += batch.bytes.length
    this.options.metrics.sentBytes += batch.bytes.length
  }

  private isTooFarBehind(nowMs: number) {
    const { queuedBytes, queuedMs } = this.options.limits
    const [oldest] = this.queue
    if (!oldest) return false
    return this.queuedBytes > queuedBytes || nowMs - oldest.madeAtMs > queuedMs
  }

  private dropToNextStart() {
    this.state = 'behind'
    this.awaitsStart = true
    for (const batch of this.queue) this.drop(batch)
    this.forgetQueue()
  }

  private drop({ frames }: MediaBatch) {
    // Before its first keyframe nothing is missed.
    if (this.state !== 'behind') return
    this.droppedFrames += frames
    this.options.metrics.droppedFrames += frames
  }

  private forgetQueue() {
    this.queue = []
    this.queuedBytes = 0
  }
}
