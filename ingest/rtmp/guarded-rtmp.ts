import logger from 'node-media-server/src/core/logger.js'
import { amf0DecodeOne } from 'node-media-server/src/protocol/amf.js'
import Rtmp from 'node-media-server/src/protocol/rtmp.js'
import { ChunkReader, type RtmpMessage } from './chunk-reader'
import { ProtocolViolation } from './protocol-violation'
import type { RtmpLimits } from './rtmp-limits'

// It writes what it does not understand to standard output, which any stranger could fill.
logger.log = () => undefined

type OutgoingCommand = Parameters<Rtmp['sendInvokeMessage']>[1]

interface GuardedRtmpOptions {
  limits: RtmpLimits
  longestMessageBytes(type: number): number
  mostUnfinishedBytes(): number
  /** What is held of unfinished messages has changed by so many bytes. */
  onBuffered(bytes: number): void
  onHandshake(): void
  onMessage(message: RtmpMessage): void
  send(bytes: Buffer): void
}

const signatureBytes = 1536
const plainRtmp = 3
const mostCommandValues = 8

/**
 * node-media-server's protocol class, kept to what it does well: the handshake's signatures and the
 * messages towards the peer. What it reads wrongly or without limits (a handshake split over packets,
 * chunks, control messages, commands) is read by ourselves. One for all connections, since each of its
 * kind takes a megabyte; whatever it is asked to write is written before the call returns.
 */
const library = new Rtmp()
const handshakeBegins = 0

/** One connection's protocol: handshake and messages from the peer, and messages towards it. */
export class GuardedRtmp {
  private readonly reader: ChunkReader
  private readonly hello = Buffer.alloc(1 + signatureBytes)
  private helloBytes = 0
  private echoBytesLeft = signatureBytes

  constructor(private readonly options: GuardedRtmpOptions) {
    this.reader = new ChunkReader(options)
  }

  /** Bytes from the peer. Throws {@link ProtocolViolation}; after that nothing may be pushed. */
  push(bytes: Buffer) {
    const chunks = this.echoBytesLeft === 0 ? bytes : this.shakeHands(bytes)
    if (chunks.length > 0) this.reader.push(chunks)
  }

  /** Nothing more is delivered. */
  stop() {
    this.reader.stop()
  }

  sendAcknowledgement(receivedBytes: number) {
    this.writer.sendACK(receivedBytes)
  }

  sendWindowSize(bytes: number) {
    this.writer.sendWindowACK(bytes)
  }

  sendPeerBandwidth(bytes: number, limitType: number) {
    this.writer.setPeerBandwidth(bytes, limitType)
  }

  sendChunkSize(bytes: number) {
    this.writer.setChunkSize(bytes)
  }

  /** A user control message: its event's type and one 32-bit value. */
  sendUserControl(eventType: number, value: number) {
    this.writer.sendStreamStatus(eventType, value)
  }

  sendCommand(streamId: number, command: OutgoingCommand) {
    this.writer.sendInvokeMessage(streamId, command)
  }

  sendResult(transactionId: number, commandObject: unknown, information?: unknown) {
    this.sendCommand(0, {
      cmd: '_result',
      transId: transactionId,
      cmdObj: commandObject,
      info: information,
    })
  }

  sendStatus(streamId: number, { level, code, description }: Status) {
    // The library counts characters where AMF0 counts bytes, so only ASCII arrives whole.
    const ascii = description.replace(/[^\x20-\x7e]/g, '?')
    this.writer.sendStatusMessage(streamId, level, code, ascii)
  }

  private get writer() {
    library.onOutputCallback = this.options.send
    return library
  }

  /** Gives what is left of `bytes` when the handshake is done: RTMP 1.0 section 5.2. */
  private shakeHands(bytes: Buffer) {
    const ofHello = Math.min(this.hello.length - this.helloBytes, bytes.length)
    if (ofHello > 0) {
      bytes.copy(this.hello, this.helloBytes, 0, ofHello)
      this.helloBytes += ofHello
      if (this.hello.readUInt8(0) !== plainRtmp) {
        throw new ProtocolViolation('the peer does not speak plain RTMP')
      }
      if (this.helloBytes === this.hello.length) this.answerHello()
    }
    // C2 echoes our signature; encoders differ in what they send, and nobody checks it.
    const ofEcho = Math.min(this.echoBytesLeft, bytes.length - ofHello)
    this.echoBytesLeft -= ofEcho
    if (this.echoBytesLeft === 0) this.options.onHandshake()
    return bytes.subarray(ofHello + ofEcho)
  }

  /** Handed over in one piece, since the library copies a split handshake to wrong places. */
  private answerHello() {
    const { writer } = this
    writer.handshakeState = handshakeBegins
    writer.parserData(this.hello)
  }
}

export interface Status {
  level: 'status' | 'error'
  code: string
  description: string
}

/**
 * The AMF0 values of a command. Values behind the second that cannot be read are left out.
 * Throws {@link ProtocolViolation} when not even name and transaction id can be read.
 */
export function decodeCommandValues(payload: Buffer): unknown[] {
  const values: unknown[] = []
  let at = 0
  while (at < payload.length && values.length < mostCommandValues) {
    const decoded = decodeValue(payload.subarray(at))
    if (!decoded) break
    values.push(decoded.value)
    at += decoded.len
  }
  if (values.length < 2) throw new ProtocolViolation('a command cannot be read')
  return values
}

function decodeValue(bytes: Buffer) {
  try {
    return amf0DecodeOne(bytes)
  } catch (error) {
    // Truncated (RangeError), of an unknown type inside (TypeError), or nested beyond the stack.
    if (error instanceof RangeError || error instanceof TypeError) return null
    throw error
  }
}

/** The library writes a plain array as an object; E-RTMP asks for a strict array. */
export function strictArray<Value>(values: Value[]) {
  return Object.defineProperty(values, 'sarray', { value: true })
}
