import { messageType } from './message-type'
import { ProtocolViolation } from './protocol-violation'
import type { RtmpLimits } from './rtmp-limits'

export interface RtmpMessage {
  type: number
  /** As sent: 32 bits that wrap. */
  timestampMs: number
  streamId: number
  /** Belongs to the receiver. */
  payload: Buffer
}

interface ChunkStream {
  timestampMs: number
  /** The last header's timestamp field (or its extension): the time itself or the step since the message before. */
  timestampField: number
  isExtended: boolean
  length: number
  type: number
  streamId: number
  payload: Buffer | null
  receivedBytes: number
}

interface ChunkReaderOptions {
  limits: RtmpLimits
  /** How long a message of this type may be just now. */
  longestMessageBytes(type: number): number
  /** How much may be begun and not finished just now, on all chunk streams together. */
  mostUnfinishedBytes(): number
  /** What is held of unfinished messages has changed by so many bytes. */
  onBuffered(bytes: number): void
  onMessage(message: RtmpMessage): void
}

const defaultChunkBytes = 128
const longestHeaderBytes = 18
/** Message header by the chunk's format: RTMP 1.0 section 5.3.1.2. */
const messageHeaderBytes = [11, 7, 3, 0] as const
const extendedMark = 0xff_ff_ff
const continuation = 3
const nothing = Buffer.alloc(0)

/**
 * Puts messages together from chunks (RTMP 1.0 section 5.3), however the bytes are split over packets.
 * Throws {@link ProtocolViolation}; after that it must not be used again.
 */
export class ChunkReader {
  private readonly streams = new Map<number, ChunkStream>()
  private readonly header = Buffer.alloc(longestHeaderBytes)
  private headerBytes = 0
  private neededBytes = 1
  private current: ChunkStream | null = null
  private chunkBytesLeft = 0
  private chunkBytes = defaultChunkBytes
  private unfinishedBytes = 0
  private isStopped = false

  constructor(private readonly options: ChunkReaderOptions) {}

  push(bytes: Buffer) {
    let at = 0
    while (at < bytes.length && !this.isStopped) {
      at = this.current ? this.readPayload(bytes, at, this.current) : this.readHeader(bytes, at)
    }
  }

  /** Nothing more is delivered, not even what is in the packet at hand. */
  stop() {
    this.isStopped = true
    this.streams.clear()
    this.current = null
    this.hold(-this.unfinishedBytes)
  }

  private readHeader(bytes: Buffer, from: number) {
    let at = from
    while (at < bytes.length) {
      this.header.writeUInt8(bytes.readUInt8(at), this.headerBytes)
      at += 1
      this.headerBytes += 1
      if (this.headerBytes < this.neededBytes) continue
      this.neededBytes = this.wholeHeaderBytes()
      if (this.headerBytes < this.neededBytes) continue
      this.headerBytes = 0
      this.neededBytes = 1
      this.beginChunk()
      return at
    }
    return at
  }

  /** How long the header is, as far as what has come of it tells. */
  private wholeHeaderBytes() {
    const { format, basicBytes } = this.readBasicHeader()
    const bytes = basicBytes + (messageHeaderBytes[format] ?? 0)
    if (this.headerBytes < bytes) return bytes
    // RTMP 1.0 section 5.3.1.3: a type 3 chunk repeats the extension of the header that it goes on with.
    const isExtended =
      format === continuation
        ? this.streams.get(this.readChunkStreamId(basicBytes))?.isExtended
        : this.header.readUIntBE(basicBytes, 3) === extendedMark
    return isExtended ? bytes + 4 : bytes
  }

  private readBasicHeader() {
    const first = this.header.readUInt8(0)
    const marker = first & 0x3f
    return { format: first >> 6, basicBytes: marker === 0 ? 2 : marker === 1 ? 3 : 1 }
  }

  /** RTMP 1.0 section 5.3.1.1. */
  private readChunkStreamId(basicBytes: number) {
    if (basicBytes === 1) return this.header.readUInt8(0) & 0x3f
    if (basicBytes === 2) return 64 + this.header.readUInt8(1)
    return 64 + this.header.readUInt16LE(1)
  }

  private beginChunk() {
    const { format, basicBytes } = this.readBasicHeader()
    const stream = this.getStream(this.readChunkStreamId(basicBytes), format)
    if (stream.payload) this.continueMessage(stream, { format, basicBytes })
    else {
      this.readMessageHeader(stream, { format, basicBytes })
      this.beginMessage(stream, format)
    }
  }

  private getStream(id: number, format: number) {
    const known = this.streams.get(id)
    if (known) return known
    // librtmp begins its control stream with type 1, for want of a message stream.
    if (format > 1) throw new ProtocolViolation('a chunk stream begins without a header')
    if (this.streams.size >= this.options.limits.chunkStreams) {
      throw new ProtocolViolation('too many chunk streams')
    }
    const stream: ChunkStream = {
      timestampMs: 0,
      timestampField: 0,
      isExtended: false,
      length: 0,
      type: 0,
      streamId: 0,
      payload: null,
      receivedBytes: 0,
    }
    this.streams.set(id, stream)
    return stream
  }

  private readMessageHeader(stream: ChunkStream, { format, basicBytes }: ChunkStart) {
    if (format === continuation) return
    const field = this.header.readUIntBE(basicBytes, 3)
    stream.isExtended = field === extendedMark
    stream.timestampField = stream.isExtended
      ? this.header.readUInt32BE(basicBytes + (messageHeaderBytes[format] ?? 0))
      : field
    if (format <= 1) {
      stream.length = this.header.readUIntBE(basicBytes + 3, 3)
      stream.type = this.header.readUInt8(basicBytes + 6)
    }
    if (format === 0) stream.streamId = this.header.readUInt32LE(basicBytes + 7)
  }

  private beginMessage(stream: ChunkStream, format: number) {
    const step = stream.timestampField
    // RTMP 1.0 section 5.3.1.2.4: a type 3 chunk that begins a message repeats the step before.
    stream.timestampMs = format === 0 ? step : (stream.timestampMs + step) % 2 ** 32
    if (stream.length > this.options.longestMessageBytes(stream.type)) {
      throw new ProtocolViolation(`a message of type ${stream.type} is too long`)
    }
    stream.receivedBytes = 0
    if (stream.length === 0) {
      this.deliver(stream, nothing)
      return
    }
    this.hold(stream.length)
    if (this.unfinishedBytes > this.options.mostUnfinishedBytes()) {
      throw new ProtocolViolation('too much is begun and not finished')
    }
    stream.payload = Buffer.allocUnsafe(stream.length)
    this.expectPayload(stream)
  }

  private continueMessage(stream: ChunkStream, { format, basicBytes }: ChunkStart) {
    if (format === 0) throw new ProtocolViolation('a message begins inside another')
    if (format === 1) {
      const length = this.header.readUIntBE(basicBytes + 3, 3)
      const type = this.header.readUInt8(basicBytes + 6)
      if (length !== stream.length || type !== stream.type) {
        throw new ProtocolViolation('a message changes its header')
      }
    }
    this.expectPayload(stream)
    if (format !== continuation || !stream.isExtended) return
    // Some encoders leave the extension out of type 3 chunks: then these four bytes are payload.
    if (this.header.readUInt32BE(basicBytes) === stream.timestampField) return
    this.push(Buffer.from(this.header.subarray(basicBytes, basicBytes + 4)))
  }

  private expectPayload(stream: ChunkStream) {
    this.chunkBytesLeft = Math.min(this.chunkBytes, stream.length - stream.receivedBytes)
    this.current = stream
  }

  private readPayload(bytes: Buffer, at: number, stream: ChunkStream) {
    const size = Math.min(this.chunkBytesLeft, bytes.length - at)
    const { payload } = stream
    if (!payload) {
      this.current = null
      return at
    }
    bytes.copy(payload, stream.receivedBytes, at, at + size)
    stream.receivedBytes += size
    this.chunkBytesLeft -= size
    if (this.chunkBytesLeft === 0) this.current = null
    if (stream.receivedBytes === stream.length) {
      stream.payload = null
      this.hold(-stream.length)
      this.deliver(stream, payload)
    }
    return at + size
  }

  private deliver({ type, timestampMs, streamId }: ChunkStream, payload: Buffer) {
    if (type === messageType.setChunkSize) this.changeChunkSize(payload)
    else if (type === messageType.abort) this.abort(payload)
    else this.options.onMessage({ type, timestampMs, streamId, payload })
  }

  /** RTMP 1.0 section 5.4.1. */
  private changeChunkSize(payload: Buffer) {
    const { smallestChunkBytes, largestChunkBytes } = this.options.limits
    if (payload.length < 4) throw new ProtocolViolation('a chunk size is truncated')
    const bytes = payload.readUInt32BE(0)
    if (bytes < smallestChunkBytes || bytes > 0x7f_ff_ff_ff) {
      throw new ProtocolViolation('a chunk size is out of range')
    }
    this.chunkBytes = Math.min(bytes, largestChunkBytes)
  }

  /** RTMP 1.0 section 5.4.2. */
  private abort(payload: Buffer) {
    if (payload.length < 4) throw new ProtocolViolation('an abort is truncated')
    const stream = this.streams.get(payload.readUInt32BE(0))
    if (!stream?.payload) return
    this.hold(-stream.length)
    stream.payload = null
  }

  private hold(bytes: number) {
    this.unfinishedBytes += bytes
    this.options.onBuffered(bytes)
  }
}

interface ChunkStart {
  format: number
  basicBytes: number
}
