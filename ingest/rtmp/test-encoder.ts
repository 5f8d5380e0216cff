import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { ChunkReader, type RtmpMessage } from './chunk-reader'
import { decodeCommandValues } from './guarded-rtmp'
import { messageType } from './message-type'
import { rtmpLimits } from './rtmp-limits'

interface Wait {
  isWanted(message: RtmpMessage): boolean
  resolve(message: RtmpMessage): void
  reject(error: Error): void
}

const serverHelloBytes = 1 + 2 * 1536

/** For tests: an encoder that says exactly what it is told to, well-behaved or not. */
export class TestEncoder {
  readonly received: RtmpMessage[] = []
  readonly closed: Promise<void>
  private helloBytesLeft = serverHelloBytes
  private readonly waits = new Set<Wait>()
  private onHello = () => {}
  private readonly reader = new ChunkReader({
    limits: { ...rtmpLimits, chunkStreams: 64 },
    longestMessageBytes: () => 1_000_000,
    mostUnfinishedBytes: () => 10_000_000,
    onBuffered: () => {},
    onMessage: (message) => this.take(message),
  })

  private constructor(readonly socket: Socket) {
    socket.on('data', (bytes) => this.read(bytes))
    socket.on('error', () => socket.destroy())
    this.closed = new Promise((resolve) => {
      socket.once('close', () => {
        for (const wait of this.waits) wait.reject(new Error('the door closed the connection'))
        resolve()
      })
    })
  }

  static async open(port: number) {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    await once(socket, 'connect')
    return new TestEncoder(socket)
  }

  /** Over TLS, whoever made the certificate. */
  static async openSecured(port: number) {
    const socket = connectTls({ port, host: '127.0.0.1', rejectUnauthorized: false })
    await once(socket, 'secureConnect')
    return new TestEncoder(socket)
  }

  /** Opened, greeted and connected. */
  static async connected(port: number, properties: Record<string, unknown> = {}) {
    const encoder = await TestEncoder.open(port)
    await encoder.shakeHands()
    encoder.sendCommand(['connect', 1, { app: 'live', ...properties }])
    await encoder.command('_result')
    return encoder
  }

  /** Connected, and has asked to publish with this key. */
  static async asking(port: number, streamKey: string) {
    const encoder = await TestEncoder.connected(port)
    encoder.sendCommand(['createStream', 2, null])
    encoder.sendCommand(['publish', 3, null, streamKey, 'live'], 1)
    return encoder
  }

  /** Let in. */
  static async publishing(port: number, streamKey: string) {
    const encoder = await TestEncoder.asking(port, streamKey)
    await encoder.status('NetStream.Publish.Start')
    return encoder
  }

  async shakeHands(write = (bytes: Buffer) => void this.socket.write(bytes)) {
    const hello = Buffer.alloc(1 + 1536, 7)
    hello.writeUInt8(3, 0)
    const greeted = new Promise<void>((resolve) => {
      this.onHello = resolve
    })
    write(hello)
    await Promise.race([greeted, this.closed])
    write(Buffer.alloc(1536, 8))
  }

  /** A whole message in chunks of 128 bytes with a type 0 header. */
  send(message: { type: number; payload: Buffer; timestampMs?: number; streamId?: number }) {
    this.socket.write(chunksOf(message))
  }

  sendCommand(values: unknown[], streamId = 0) {
    const payload = Buffer.concat(values.map(encodeValue))
    this.send({ type: messageType.commandAmf0, payload, streamId })
  }

  /** The first message that fits, among those that have come and those to come. */
  async message(isWanted: (message: RtmpMessage) => boolean): Promise<RtmpMessage> {
    const found = this.received.find(isWanted)
    if (found) return found
    return new Promise((resolve, reject) => this.waits.add({ isWanted, resolve, reject }))
  }

  /** The values of the first command of this name. */
  async command(name: string) {
    const message = await this.message((candidate) => valuesOf(candidate)[0] === name)
    return valuesOf(message)
  }

  /** The `onStatus` with this code, as its stream id and information. */
  async status(code: string) {
    const message = await this.message((candidate) => codeOf(candidate) === code)
    return { streamId: message.streamId, information: valuesOf(message)[3] }
  }

  statusCodes() {
    return this.received.map(codeOf).filter((code) => code !== undefined)
  }

  private read(bytes: Buffer) {
    const ofHello = Math.min(this.helloBytesLeft, bytes.length)
    this.helloBytesLeft -= ofHello
    if (this.helloBytesLeft === 0) this.onHello()
    if (ofHello < bytes.length) this.reader.push(bytes.subarray(ofHello))
  }

  private take(message: RtmpMessage) {
    this.received.push(message)
    for (const wait of this.waits) {
      if (!wait.isWanted(message)) continue
      this.waits.delete(wait)
      wait.resolve(message)
    }
  }
}

function valuesOf({ type, payload }: RtmpMessage): unknown[] {
  return type === messageType.commandAmf0 ? decodeCommandValues(payload) : []
}

function codeOf(message: RtmpMessage): unknown {
  const [name, , , information] = valuesOf(message)
  if (name !== 'onStatus' || typeof information !== 'object' || !information) return undefined
  return 'code' in information ? information.code : undefined
}

export function chunksOf({
  type,
  payload,
  timestampMs = 0,
  streamId = 1,
  chunkStreamId = 6,
  chunkBytes = 128,
}: {
  type: number
  payload: Buffer
  timestampMs?: number
  streamId?: number
  chunkStreamId?: number
  chunkBytes?: number
}) {
  const header = Buffer.alloc(12)
  header.writeUInt8(chunkStreamId, 0)
  header.writeUIntBE(Math.min(timestampMs, 0xff_ff_ff), 1, 3)
  header.writeUIntBE(payload.length, 4, 3)
  header.writeUInt8(type, 7)
  header.writeUInt32LE(streamId, 8)
  const extension = Buffer.alloc(timestampMs >= 0xff_ff_ff ? 4 : 0)
  if (extension.length > 0) extension.writeUInt32BE(timestampMs)
  const pieces: Buffer[] = [header, extension]
  for (let at = 0; at < payload.length; at += chunkBytes) {
    if (at > 0) pieces.push(Buffer.from([0xc0 | chunkStreamId]), extension)
    pieces.push(payload.subarray(at, at + chunkBytes))
  }
  return Buffer.concat(pieces)
}

/** AMF0, as far as encoders use it. */
export function encodeValue(value: unknown): Buffer {
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(9)
    bytes.writeDoubleBE(value, 1)
    return bytes
  }
  if (typeof value === 'string') return Buffer.concat([Buffer.from([2]), encodeText(value)])
  if (Array.isArray(value)) {
    const head = Buffer.from([0x0a, 0, 0, 0, value.length])
    return Buffer.concat([head, ...value.map(encodeValue)])
  }
  if (typeof value === 'object' && value) {
    const fields = Object.entries(value).flatMap(([name, field]) => [
      encodeText(name),
      encodeValue(field),
    ])
    return Buffer.concat([Buffer.from([3]), ...fields, Buffer.from([0, 0, 9])])
  }
  return Buffer.from([5])
}

function encodeText(text: string) {
  const bytes = Buffer.from(text)
  const length = Buffer.alloc(2)
  length.writeUInt16BE(bytes.length)
  return Buffer.concat([length, bytes])
}

/** FLV bodies of an H.264 and AAC publisher. */
export const videoTag = {
  configuration: Buffer.from([0x17, 0, 0, 0, 0, 1, 66, 0, 30, 0xff]),
  keyframe: Buffer.from([0x17, 1, 0, 0, 0, 0, 0, 0, 1, 0x65]),
  hevc: Buffer.from([0x90, ...Buffer.from('hvc1'), 1, 2, 3]),
}
export const audioTag = {
  frame: Buffer.from([0xaf, 1, 0x21, 0x10]),
  mp3: Buffer.from([0x2f, 0xff, 0xfb]),
}
