import type { Duplex } from 'node:stream'
import { broadcastLogId } from '@/common/broadcast-log-id'
import type { Clock } from '@/common/clock'
import type { Log } from '@/common/log'
import type { IngestMetrics } from '../ingest-metrics'
import type { PublishDesk } from '../publication'
import type { BufferedBytes } from './buffered-bytes'
import type { CloseReason } from './close-reason'
import { GuardedRtmp } from './guarded-rtmp'
import { longestMessageBytes, mostUnfinishedBytes } from './message-allowance'
import { ProtocolViolation } from './protocol-violation'
import { PublishSession } from './publish-session'
import type { ReadPace } from './read-pace'
import { ReceiveMeter } from './receive-meter'
import type { RtmpLimits } from './rtmp-limits'

/** What a connection asks of its socket. */
export interface PeerSocket extends Duplex {
  readonly remoteAddress?: string | undefined
  setNoDelay(isOn: boolean): unknown
  setKeepAlive(isOn: boolean, afterMs: number): unknown
}

interface RtmpConnectionOptions {
  socket: PeerSocket
  limits: RtmpLimits
  buffered: BufferedBytes
  pace: ReadPace
  desk: PublishDesk
  clock: Clock
  log: Log
  metrics: IngestMetrics
  onGrant(): void
  onClose(): void
}

const keepAliveMs = 30_000

/** One socket: its bytes in and out, its time, and its one ending with one log line. */
export class RtmpConnection {
  private readonly protocol: GuardedRtmp
  private readonly session: PublishSession
  private readonly meter: ReceiveMeter
  private readonly startedAtMs: number
  private timer: NodeJS.Timeout | null = null
  private reason: CloseReason | null = null
  private violation: string | undefined
  private log: Log
  private receivedBytes = 0
  private acknowledgedBytes = 0

  constructor(private readonly options: RtmpConnectionOptions) {
    const { limits, buffered, desk, clock, metrics } = options
    this.startedAtMs = clock()
    this.log = options.log
    this.meter = new ReceiveMeter({ limits, clock })
    this.protocol = new GuardedRtmp({
      limits,
      longestMessageBytes: (type) =>
        longestMessageBytes(limits, { type, standing: this.session.standing }),
      mostUnfinishedBytes: () => mostUnfinishedBytes(limits, this.session.standing),
      onBuffered: (bytes) => buffered.add(bytes),
      onHandshake: () => this.allow(limits.connectTimeoutMs, 'connect_timeout'),
      onMessage: (message) => this.session.receive(message),
      send: (bytes) => this.send(bytes),
    })
    this.session = new PublishSession({
      protocol: this.protocol,
      limits,
      buffered,
      desk,
      clock,
      metrics,
      onPhase: (phase) => this.enter(phase),
      onGrant: (broadcastId) => {
        this.log = options.log.child({ broadcast: broadcastLogId(broadcastId) })
        this.log.info({}, 'publisher let in')
        options.onGrant()
      },
      onFailure: (error) => this.breakOff(error),
      end: (reason) => this.end(reason),
    })
  }

  start() {
    const { socket, limits } = this.options
    socket.setNoDelay(true)
    socket.setKeepAlive(true, keepAliveMs)
    socket.on('data', (bytes: Buffer) => this.read(bytes))
    socket.on('end', () => this.end('peer_closed'))
    socket.on('error', (error) => {
      this.readLastWords()
      this.end(isOfTls(error) ? 'tls_failed' : 'socket_error')
    })
    socket.on('close', () => this.finish())
    this.allow(limits.handshakeTimeoutMs, 'handshake_timeout')
  }

  /** Says no more; what was said is flushed first. The first reason counts. */
  end(reason: CloseReason) {
    if (this.reason) return
    this.reason = reason
    this.protocol.stop()
    this.session.close(reason)
    const { socket, limits } = this.options
    socket.end()
    // Until then the peer's bytes are read and dropped: a reset would take away what it has to read.
    this.setTimer(limits.goodbyeTimeoutMs, () => socket.destroy())
  }

  /** Without a goodbye. */
  cutOff(reason: CloseReason) {
    this.end(reason)
    this.options.socket.destroy()
  }

  private read(bytes: Buffer) {
    this.receivedBytes += bytes.length
    this.options.metrics.receivedBytes += bytes.length
    if (this.reason) return
    const hasGrant = this.session.standing === 'granted'
    const excess = this.meter.count(bytes.length, { hasGrant })
    if (excess) {
      this.session.refuseExcess(excess)
      return
    }
    try {
      this.protocol.push(bytes)
      this.acknowledge()
      if (hasGrant) this.options.pace.rest(this.options.socket, bytes.length)
    } catch (error) {
      this.breakOff(error)
    }
  }

  /**
   * A peer that closes before it has read our last acknowledgement resets the connection behind its
   * goodbye (RFC 9293 section 3.10.4): what was received while the socket rested is heard first.
   */
  private readLastWords() {
    const bytes: Buffer | null = this.options.socket.read()
    if (bytes) this.read(bytes)
  }

  private breakOff(error: unknown) {
    if (error instanceof ProtocolViolation) {
      this.violation = error.message
      this.cutOff('protocol_violation')
    } else {
      this.log.error({ err: error }, 'a connection broke')
      this.cutOff('internal_error')
    }
  }

  /** RTMP 1.0 section 5.4.3; the count wraps as the field does. */
  private acknowledge() {
    if (this.receivedBytes - this.acknowledgedBytes < this.session.acknowledgeEveryBytes) return
    this.acknowledgedBytes = this.receivedBytes
    if (!this.reason) this.protocol.sendAcknowledgement(this.receivedBytes % 2 ** 32)
  }

  private send(bytes: Buffer) {
    const { socket, limits } = this.options
    if (this.reason || !socket.writable) return
    socket.write(bytes)
    if (socket.writableLength > limits.unreadAnswerBytes) this.cutOff('answers_not_read')
  }

  private enter(phase: 'publish' | 'authorisation' | 'media') {
    const { limits } = this.options
    switch (phase) {
      case 'publish':
        return this.allow(limits.publishTimeoutMs, 'publish_timeout')
      case 'authorisation':
        // The portal's answer has its own end.
        return this.clearTimer()
      case 'media':
        return this.watchMedia()
    }
  }

  private allow(ms: number, reason: CloseReason) {
    this.setTimer(ms, () => this.end(reason))
  }

  /** Looks again when the newest frame would be too old, instead of winding up a timer with every frame. */
  private watchMedia() {
    const { limits, clock } = this.options
    const leftMs = this.session.lastMediaAtMs + limits.mediaTimeoutMs - clock()
    if (leftMs <= 0) this.end('media_timeout')
    else this.setTimer(leftMs, () => this.watchMedia())
  }

  private setTimer(ms: number, act: () => void) {
    this.clearTimer()
    this.timer = setTimeout(act, ms)
  }

  private clearTimer() {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
  }

  private finish() {
    this.end('peer_closed')
    this.clearTimer()
    const { clock, metrics, onClose } = this.options
    const reason = this.reason ?? 'peer_closed'
    const { receivedBytes, violation } = this
    const { refusal } = this.session
    const durationMs = clock() - this.startedAtMs
    this.log.info({ reason, refusal, violation, durationMs, receivedBytes }, 'connection closed')
    metrics.countClosing(reason)
    onClose()
  }
}

/** Node.js names OpenSSL's errors so. */
const isOfTls = (error: NodeJS.ErrnoException) => error.code?.startsWith('ERR_SSL_') ?? false
