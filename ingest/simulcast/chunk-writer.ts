/** What every message is cut to before SetChunkSize: RTMP 1.0 section 5.4.1. */
export const firstChunkBytes = 128
/** What ffmpeg sends, so that every server takes it; most frames of a class fit. */
export const mediaChunkBytes = 60_000

const extendedMark = 0xff_ff_ff
const wholeHeaderBytes = 12
const continuation = 0xc0

export interface OutgoingMessage {
  /** 2 to 63. */
  chunkStreamId: number
  type: number
  streamId: number
  timestampMs: number
  payload: Buffer
}

/** A message in chunks, with a whole header: RTMP 1.0 section 5.3.1.2.1. */
export function writeMessage(message: OutgoingMessage, chunkBytes: number) {
  const { chunkStreamId, type, streamId, payload } = message
  // 32 bits that wrap.
  const timestampMs = message.timestampMs % 2 ** 32
  const isExtended = timestampMs >= extendedMark
  const extension = Buffer.alloc(isExtended ? 4 : 0)
  if (isExtended) extension.writeUInt32BE(timestampMs)
  const header = Buffer.alloc(wholeHeaderBytes)
  header.writeUInt8(chunkStreamId, 0)
  header.writeUIntBE(isExtended ? extendedMark : timestampMs, 1, 3)
  header.writeUIntBE(payload.length, 4, 3)
  header.writeUInt8(type, 7)
  header.writeUInt32LE(streamId, 8)
  const pieces: Buffer[] = [header, extension]
  for (let at = 0; at < payload.length; at += chunkBytes) {
    // RTMP 1.0 section 5.3.1.3: the extension stands in the chunks that go on with a message too.
    if (at > 0) pieces.push(Buffer.from([continuation | chunkStreamId]), extension)
    pieces.push(payload.subarray(at, at + chunkBytes))
  }
  return Buffer.concat(pieces)
}

/** A message on a chunk stream whose message stream is known: it says only how much later it is. */
export interface StepMessage {
  chunkStreamId: number
  type: number
  stepMs: number
  head: Buffer
  payload: Buffer
}

const stepHeaderBytes = 8
const stepFormat = 0x40

export function stepMessageBytes({ head, payload }: StepMessage) {
  const bodyBytes = head.length + payload.length
  return stepHeaderBytes + bodyBytes + Math.max(0, Math.ceil(bodyBytes / mediaChunkBytes) - 1)
}

/** Writes it with a type 1 header (RTMP 1.0 section 5.3.1.2.2) in media chunks; gives where it ends. */
export function writeStepMessage(into: Buffer, from: number, message: StepMessage) {
  const { chunkStreamId, type, stepMs, head, payload } = message
  into.writeUInt8(stepFormat | chunkStreamId, from)
  into.writeUIntBE(stepMs, from + 1, 3)
  into.writeUIntBE(head.length + payload.length, from + 4, 3)
  into.writeUInt8(type, from + 7)
  let at = from + stepHeaderBytes
  at += head.copy(into, at)
  let room = mediaChunkBytes - head.length
  for (let taken = 0; taken < payload.length; ) {
    if (room === 0) {
      into.writeUInt8(continuation | chunkStreamId, at)
      at += 1
      room = mediaChunkBytes
    }
    const size = Math.min(room, payload.length - taken)
    payload.copy(into, at, taken, taken + size)
    at += size
    taken += size
    room -= size
  }
  return at
}
