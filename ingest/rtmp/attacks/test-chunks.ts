import type { Choices } from './test-choices'

export interface Message {
  type: number
  payload: Buffer
}

const smallest = 128
const extendedMark = 0xff_ff_ff
const timesAtEdges = [0, 1, 0xff_ff_fe, 0xff_ff_ff, 0x01_00_00_00, 0x7f_ff_ff_ff, 0xff_ff_ff_ff]
const lengthsAtEdges = [0, 1, 127, 128, 65_536, 0x40_00_00, 0xff_ff_ff]
const chunkStreamIds = [3, 4, 6, 2, 63, 64, 319, 320, 65_599]

/** The sender's side of one connection's chunk streams. */
export class HostileChunks {
  /** As the receiver knows it, unless the sender lies. */
  chunkBytes = smallest

  constructor(private readonly choices: Choices) {}

  /** As an encoder does it: nothing but the message is wrong. */
  plain({ type, payload }: Message, streamId = 1) {
    const header = Buffer.alloc(12)
    header.writeUInt8(type === 8 || type === 9 ? 6 : 3, 0)
    header.writeUIntBE(payload.length, 4, 3)
    header.writeUInt8(type, 7)
    header.writeUInt32LE(streamId, 8)
    return this.cut([header], payload, Buffer.from([0xc0 | header.readUInt8(0)]))
  }

  /** In any format of RTMP 1.0 section 5.3.1, with fields at their edges, whole or given up. */
  odd({ type, payload }: Message) {
    const { choices } = this
    const id = choices.of(chunkStreamIds)
    const format = choices.of([0, 0, 1, 2, 3])
    const timestamp = choices.of(timesAtEdges)
    const isExtended = timestamp >= extendedMark && format < 3
    const extension = Buffer.alloc(isExtended ? 4 : 0)
    if (isExtended) extension.writeUInt32BE(timestamp)
    const length = choices.once(6) ? choices.of(lengthsAtEdges) : payload.length
    const header = Buffer.alloc(11)
    header.writeUIntBE(Math.min(timestamp, extendedMark), 0, 3)
    header.writeUIntBE(length, 3, 3)
    header.writeUInt8(type, 6)
    header.writeUInt32LE(choices.of([1, 0, 0xff_ff_ff_ff]), 7)
    const fields = header.subarray(0, [11, 7, 3, 0][format])
    const first = [this.basicHeader(format, id), fields, extension]
    const goesOnWith = choices.once(8) ? choices.of([0, 1, 2]) : 3
    const repeated = choices.once(3) ? Buffer.alloc(0) : extension
    const next = [this.basicHeader(goesOnWith, id), header.subarray(0, [11, 7, 3, 0][goesOnWith])]
    const bytes = this.cut(first, payload, Buffer.concat([...next, repeated]))
    return choices.maybeCut(bytes, 10)
  }

  /** As RTMP 1.0 section 5.3.1 allows it and few do: any chunk stream, a time that needs an extension. */
  rare({ type, payload }: Message) {
    const { choices } = this
    const id = choices.of(chunkStreamIds)
    const timestamp = choices.of(timesAtEdges)
    const extension = Buffer.alloc(timestamp >= extendedMark ? 4 : 0)
    if (extension.length > 0) extension.writeUInt32BE(timestamp)
    const header = Buffer.alloc(11)
    header.writeUIntBE(Math.min(timestamp, extendedMark), 0, 3)
    header.writeUIntBE(payload.length, 3, 3)
    header.writeUInt8(type, 6)
    header.writeUInt32LE(1, 7)
    const next = Buffer.concat([this.basicHeader(3, id), extension])
    return this.cut([this.basicHeader(0, id), header, extension], payload, next)
  }

  /** Two messages in turns, chunk by chunk. */
  interleaved(one: Message, other: Message) {
    const pieces = [this.pieces(one, 5), this.pieces(other, 7)]
    const mixed: Buffer[] = []
    for (let turn = 0; turn < Math.max(...pieces.map(({ length }) => length)); turn += 1) {
      for (const list of pieces) mixed.push(...list.slice(turn, turn + 1))
    }
    return Buffer.concat(mixed)
  }

  private pieces({ type, payload }: Message, id: number) {
    const header = Buffer.alloc(12)
    header.writeUInt8(id, 0)
    header.writeUIntBE(payload.length, 4, 3)
    header.writeUInt8(type, 7)
    header.writeUInt32LE(1, 8)
    const pieces = [Buffer.concat([header, payload.subarray(0, this.chunkBytes)])]
    for (let at = this.chunkBytes; at < payload.length; at += this.chunkBytes) {
      pieces.push(
        Buffer.concat([Buffer.from([0xc0 | id]), payload.subarray(at, at + this.chunkBytes)]),
      )
    }
    return pieces
  }

  /** RTMP 1.0 section 5.3.1.1, in the shortest form or a longer one. */
  private basicHeader(format: number, id: number) {
    const isLonger = this.choices.once(8)
    if (id < 64) return Buffer.from([(format << 6) | id])
    const above = id - 64
    if (above < 256 && !isLonger) return Buffer.from([format << 6, above])
    return Buffer.from([(format << 6) | 1, above & 0xff, above >> 8])
  }

  private cut(first: Buffer[], payload: Buffer, next: Buffer) {
    const pieces = [...first, payload.subarray(0, this.chunkBytes)]
    for (let at = this.chunkBytes; at < payload.length; at += this.chunkBytes) {
      pieces.push(next, payload.subarray(at, at + this.chunkBytes))
    }
    return Buffer.concat(pieces)
  }
}
