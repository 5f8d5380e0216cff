import type { Duplex } from 'node:stream'
import type { Clock } from '@/common/clock'
import type { SimulcastAddress } from '@/common/simulcast-address'
import type { SimulcastReason } from '@/common/simulcast-health'
import { ChunkReader } from '../rtmp/chunk-reader'
import { longestMessageBytes, mostUnfinishedBytes } from '../rtmp/message-allowance'
import { ProtocolViolation } from '../rtmp/protocol-violation'
import { rtmpLimits } from '../rtmp/rtmp-limits'
import type { OutgoingMessage } from './chunk-writer'
import { ClientHandshake } from './client-handshake'
import { PublishConversation } from './publish-conversation'
import type { SimulcastLimits } from './simulcast-limits'

interface RtmpLineOptions {
  /** Connected. */
  socket: Duplex
  address: SimulcastAddress
  streamKey: string
  ownMark: string
  limits: SimulcastLimits
  clock: Clock
  /** The server takes media from now on. */
  onReady(): void
  onDrain(): void
  /** Called once; null when it was ended from here. */
  onClose(reason: SimulcastReason | null): void
  /** What it read broke us: the line is closed, and nothing else may come of it. */
  onFailure(error: unknown): void
}

/** One connection to a server that a broadcast is published to: its bytes, its time and its one ending. */
export class RtmpLine {
  private readonly handshake: ClientHandshake
  private readonly conversation: PublishConversation
  private readonly reader: ChunkReader
  private readonly startedAtMs: number
  private phase: 'answering' | 'ready' | 'closed' = 'answering'
  private receivedBytes = 0
  private acknowledgedBytes = 0
  private timer: NodeJS.Timeout
  private takenAtMs: number

  constructor(private readonly options: RtmpLineOptions) {
    const { socket, address, streamKey, ownMark, limits, clock } = options
    this.startedAtMs = clock()
    this.takenAtMs = this.startedAtMs
    const write = (bytes: Buffer) => this.write(bytes)
    this.handshake = new ClientHandshake(write)
    this.conversation = new PublishConversation({
      ...{ address, streamKey, ownMark, write },
      onPublished: () => this.becomeReady(),
      onRefused: (reason) => this.close(reason),
    })
    this.reader = new ChunkReader({
      limits: rtmpLimits,
      longestMessageBytes: (type) =>
        longestMessageBytes(rtmpLimits, { type, standing: 'before_publish' }),
      mostUnfinishedBytes: () => mostUnfinishedBytes(rtmpLimits, 'before_publish'),
      onBuffered: () => {},
      onMessage: (message) => this.conversation.receive(message),
    })
    this.timer = setTimeout(() => this.close('no_answer'), limits.answerTimeoutMs)
    socket.on('data', (bytes: Buffer) => this.read(bytes))
    socket.on('drain', () => this.noteDrained())
    socket.on('end', () => this.close('closed'))
    socket.on('error', () => this.close('closed'))
    socket.on('close', () => this.close('closed'))
  }

  start() {
    if (this.options.socket.destroyed) this.close('closed')
    else this.handshake.start()
  }

  /** Handed to the socket and not taken by the network yet. */
  get unsentBytes() {
    return this.options.socket.writableLength
  }

  /** Nothing was taken for too long. */
  get isStalled() {
    const { clock, limits } = this.options
    return this.unsentBytes > 0 && clock() - this.takenAtMs > limits.stallTimeoutMs
  }

  /** Bytes in media chunks; once it is ready. */
  send(bytes: Buffer) {
    if (this.unsentBytes === 0) this.takenAtMs = this.options.clock()
    this.options.socket.write(bytes, this.noteTaken)
  }

  sendMessage(message: Omit<OutgoingMessage, 'streamId'>) {
    this.send(this.conversation.writeMedia(message))
  }

  /** Says goodbye as encoders do; what is under way may still arrive. */
  end() {
    if (this.phase === 'ready') this.conversation.sayGoodbye()
    if (!this.leave()) return
    const { socket, limits, onClose } = this.options
    socket.end()
    this.timer = setTimeout(() => socket.destroy(), limits.goodbyeTimeoutMs)
    onClose(null)
  }

  close(reason: SimulcastReason) {
    if (!this.leave()) return
    this.options.socket.destroy()
    this.options.onClose(reason)
  }

  private readonly noteTaken = () => {
    this.takenAtMs = this.options.clock()
  }

  private noteDrained() {
    if (this.phase === 'ready') this.options.onDrain()
  }

  /** False when it has been left before. */
  private leave() {
    if (this.phase === 'closed') {
      if (this.options.socket.destroyed) clearTimeout(this.timer)
      return false
    }
    this.phase = 'closed'
    clearTimeout(this.timer)
    this.reader.stop()
    return true
  }

  private read(bytes: Buffer) {
    if (this.phase === 'closed') return
    this.receivedBytes += bytes.length
    if (this.receivedBytes > this.allowedBytes()) return this.close('not_rtmp')
    try {
      this.take(bytes)
      this.acknowledge()
    } catch (error) {
      this.close('not_rtmp')
      if (!(error instanceof ProtocolViolation)) this.options.onFailure(error)
    }
  }

  private allowedBytes() {
    const { clock, limits } = this.options
    const seconds = (clock() - this.startedAtMs) / 1000
    return limits.receivedBytes + seconds * limits.receivedBytesPerSecond
  }

  private take(bytes: Buffer) {
    if (this.handshake.isDone) return this.reader.push(bytes)
    const rest = this.handshake.push(bytes)
    if (!this.handshake.isDone) return
    this.conversation.begin()
    this.reader.push(rest)
  }

  private becomeReady() {
    this.phase = 'ready'
    clearTimeout(this.timer)
    this.options.onReady()
  }

  private acknowledge() {
    const dueBytes = this.receivedBytes - this.acknowledgedBytes
    if (dueBytes < this.conversation.acknowledgeEveryBytes) return
    this.acknowledgedBytes = this.receivedBytes
    this.conversation.acknowledge(this.receivedBytes)
  }

  private write(bytes: Buffer) {
    if (this.phase !== 'closed') this.options.socket.write(bytes)
  }
}
