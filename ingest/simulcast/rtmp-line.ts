import type { Socket } from 'node:net'
import type { Clock } from '@/common/clock'
import type { SimulcastAddress } from '@/common/simulcast-address'
import type { SimulcastReason } from '@/common/simulcast-health'
import { ChunkReader, type RtmpMessage } from '../rtmp/chunk-reader'
import { longestMessageBytes, mostUnfinishedBytes } from '../rtmp/message-allowance'
import { messageType, userControl } from '../rtmp/message-type'
import { ProtocolViolation } from '../rtmp/protocol-violation'
import { rtmpLimits } from '../rtmp/rtmp-limits'
import { type AmfValue, writeAmf0 } from './amf0-writer'
import {
  firstChunkBytes,
  mediaChunkBytes,
  type OutgoingMessage,
  writeMessage,
} from './chunk-writer'
import { ClientHandshake } from './client-handshake'
import { readServerAnswer } from './server-answers'
import type { SimulcastLimits } from './simulcast-limits'

interface RtmpLineOptions {
  /** Connected. */
  socket: Socket
  address: SimulcastAddress
  streamKey: string
  /** By which our own doors know who sends. */
  ownMark: string
  limits: SimulcastLimits
  clock: Clock
  /** The server takes media from now on. */
  onReady(): void
  onDrain(): void
  /** Called once; null when it was ended from here. */
  onClose(reason: SimulcastReason | null): void
}

const commandStream = 3
const controlStream = 2
/** Each command asks under a number of its own. */
const asking = { connect: 1, releaseStream: 2, fcPublish: 3, createStream: 4, publish: 5 } as const
const passedOver: ReadonlySet<number> = new Set([asking.releaseStream, asking.fcPublish])
const goodbye = { fcUnpublish: 6, deleteStream: 7 } as const

/** One connection to a server that a broadcast is published to: from the handshake to the goodbye. */
export class RtmpLine {
  private readonly handshake: ClientHandshake
  private readonly reader: ChunkReader
  private readonly startedAtMs: number
  private phase: 'answering' | 'ready' | 'closed' = 'answering'
  private chunkBytes = firstChunkBytes
  private streamId = 1
  private receivedBytes = 0
  private acknowledgedBytes = 0
  private acknowledgeEveryBytes = Number.POSITIVE_INFINITY
  private timer: NodeJS.Timeout
  private takenAtMs: number

  constructor(private readonly options: RtmpLineOptions) {
    const { socket, limits, clock } = options
    this.startedAtMs = clock()
    this.takenAtMs = this.startedAtMs
    this.handshake = new ClientHandshake((bytes) => this.write(bytes))
    this.reader = new ChunkReader({
      limits: rtmpLimits,
      longestMessageBytes: (type) =>
        longestMessageBytes(rtmpLimits, { type, standing: 'before_publish' }),
      mostUnfinishedBytes: () => mostUnfinishedBytes(rtmpLimits, 'before_publish'),
      onBuffered: () => {},
      onMessage: (message) => this.receive(message),
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
    this.send(writeMessage({ ...message, streamId: this.streamId }, this.chunkBytes))
  }

  /** Says goodbye as encoders do; what is under way may still arrive. */
  end() {
    if (this.phase === 'ready') {
      this.command(['FCUnpublish', goodbye.fcUnpublish, null, this.options.streamKey])
      this.command(['deleteStream', goodbye.deleteStream, null, this.streamId])
    }
    const { socket, limits, onClose } = this.options
    if (!this.leave()) return
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
    const { clock, limits } = this.options
    const seconds = (clock() - this.startedAtMs) / 1000
    const allowedBytes = limits.receivedBytes + seconds * limits.receivedBytesPerSecond
    if (this.receivedBytes > allowedBytes) return this.close('not_rtmp')
    try {
      this.take(bytes)
      this.acknowledge()
    } catch (error) {
      if (!(error instanceof ProtocolViolation)) throw error
      this.close('not_rtmp')
    }
  }

  private take(bytes: Buffer) {
    if (this.handshake.isDone) return this.reader.push(bytes)
    const rest = this.handshake.push(bytes)
    if (!this.handshake.isDone) return
    this.askToConnect()
    this.reader.push(rest)
  }

  private askToConnect() {
    const { address, ownMark } = this.options
    this.command([
      ...['connect', asking.connect],
      {
        app: address.app,
        type: 'nonprivate',
        flashVer: 'FMLE/3.0 (compatible; Seedling)',
        tcUrl: address.text,
        sentBy: ownMark,
      },
    ])
  }

  private receive({ type, payload }: RtmpMessage) {
    switch (type) {
      case messageType.commandAmf0:
        return this.answer(payload)
      case messageType.commandAmf3:
        // RTMP 1.0 section 7.1.1: AMF0 values behind a format byte of 0.
        return this.answer(payload.subarray(1))
      case messageType.userControl:
        if (payload.length >= 6 && payload.readUInt16BE(0) === userControl.pingRequest) {
          const pong = Buffer.from(payload.subarray(0, 6))
          pong.writeUInt16BE(userControl.pingResponse)
          this.control(messageType.userControl, pong)
        }
        return
      case messageType.windowAcknowledgementSize:
        if (payload.length >= 4) this.acknowledgeEveryBytes = Math.max(1, payload.readUInt32BE(0))
    }
  }

  private answer(payload: Buffer) {
    const answer = readServerAnswer(payload)
    if (answer.kind === 'refused') return this.refused(answer)
    if (this.phase !== 'answering') return
    if (answer.kind === 'published') return this.becomeReady()
    if (answer.kind !== 'result') return
    if (answer.transactionId === asking.connect) this.askForStream()
    else if (answer.transactionId === asking.createStream) this.askToPublish(answer.value)
  }

  private refused(answer: { transactionId: number; isOurselves: boolean }) {
    // Some servers know neither releaseStream nor FCPublish, and say so.
    const isPassedOver = passedOver.has(answer.transactionId)
    if (!isPassedOver) this.close(answer.isOurselves ? 'loops_back' : 'refused')
  }

  private askForStream() {
    const { streamKey } = this.options
    this.control(messageType.setChunkSize, number32(mediaChunkBytes))
    this.chunkBytes = mediaChunkBytes
    this.command(['releaseStream', asking.releaseStream, null, streamKey])
    this.command(['FCPublish', asking.fcPublish, null, streamKey])
    this.command(['createStream', asking.createStream, null])
  }

  private askToPublish(streamId: unknown) {
    if (typeof streamId === 'number' && streamId > 0 && streamId < 2 ** 31) {
      this.streamId = Math.floor(streamId)
    }
    const ask = ['publish', asking.publish, null, this.options.streamKey, 'live']
    this.command(ask, this.streamId)
  }

  private becomeReady() {
    this.phase = 'ready'
    clearTimeout(this.timer)
    this.options.onReady()
  }

  private acknowledge() {
    if (this.receivedBytes - this.acknowledgedBytes < this.acknowledgeEveryBytes) return
    this.acknowledgedBytes = this.receivedBytes
    this.control(messageType.acknowledgement, number32(this.receivedBytes))
  }

  private command(values: AmfValue[], streamId = 0) {
    const type = messageType.commandAmf0
    const payload = writeAmf0(...values)
    const message = { chunkStreamId: commandStream, type, streamId, timestampMs: 0, payload }
    this.write(writeMessage(message, this.chunkBytes))
  }

  private control(type: number, payload: Buffer) {
    const message = { chunkStreamId: controlStream, type, streamId: 0, timestampMs: 0, payload }
    this.write(writeMessage(message, this.chunkBytes))
  }

  private write(bytes: Buffer) {
    if (this.phase !== 'closed') this.options.socket.write(bytes)
  }
}

function number32(value: number) {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value % 2 ** 32)
  return bytes
}
