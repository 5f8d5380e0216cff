import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ChunkReader, type RtmpMessage } from './chunk-reader'
import { messageType } from './message-type'
import { ProtocolViolation } from './protocol-violation'
import { rtmpLimits } from './rtmp-limits'
import { chunksOf } from './test-encoder'

function read(...pieces: Buffer[]) {
  const messages: RtmpMessage[] = []
  const reader = new ChunkReader({
    limits: rtmpLimits,
    longestMessageBytes: () => 10_000,
    mostUnfinishedBytes: () => 15_000,
    onBuffered: () => {},
    onMessage: (message) => messages.push(message),
  })
  for (const piece of pieces) reader.push(piece)
  return messages
}

const bytes = (length: number) => Buffer.from(Array.from({ length }, (_, at) => at % 251))
const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex')

test('a message comes out as it went in, however its bytes are split over packets', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ size: fc.nat(600), timestampMs: fc.nat(0xff_ff_ff_ff) }), {
        minLength: 1,
        maxLength: 4,
      }),
      fc.integer({ min: 1, max: 200 }),
      (sent, packetBytes) => {
        const stream = Buffer.concat(
          sent.map(({ size, timestampMs }) =>
            chunksOf({ type: messageType.video, payload: bytes(size), timestampMs }),
          ),
        )
        const packets = Array.from({ length: Math.ceil(stream.length / packetBytes) }, (_, n) =>
          stream.subarray(n * packetBytes, (n + 1) * packetBytes),
        )
        expect(read(...packets)).toEqual(
          sent.map(({ size, timestampMs }) => ({
            type: messageType.video,
            timestampMs,
            streamId: 1,
            payload: bytes(size),
          })),
        )
      },
    ),
    { numRuns: 60 },
  )
})

test('chunks of several chunk streams may be mixed', () => {
  const video = chunksOf({ type: messageType.video, payload: bytes(200), chunkStreamId: 6 })
  const audio = chunksOf({ type: messageType.audio, payload: bytes(20), chunkStreamId: 4 })
  const firstChunk = 12 + 128
  const messages = read(video.subarray(0, firstChunk), audio, video.subarray(firstChunk))
  expect(messages.map(({ type }) => type)).toEqual([messageType.audio, messageType.video])
  expect(messages[1]?.payload).toEqual(bytes(200))
})

test('a basic header of two or three bytes names its chunk stream by RTMP 1.0 section 5.3.1.1', () => {
  const message = '000000 000001 09 01000000 aa'
  // 64 + 1 + 2 · 256 in three bytes, continued by type 3; a misread number has no header to go on with.
  expect(read(hex(`01 0102 ${message}`), hex('c1 0102 bb'))).toHaveLength(2)
  expect(read(hex(`00 05 ${message}`), hex('c0 05 bb'))).toHaveLength(2)
  // 64 + 5 is the same chunk stream in either form.
  expect(read(hex(`00 05 ${message}`), hex('c1 0500 bb'))).toHaveLength(2)
})

test('types 1, 2 and 3 step on from the time before', () => {
  const messages = read(
    hex('06 000064 000001 09 01000000 aa'),
    hex('46 000028 000001 09 bb'),
    hex('86 000014 cc'),
    hex('c6 dd'),
  )
  expect(messages.map(({ timestampMs }) => timestampMs)).toEqual([100, 140, 160, 180])
})

test('an extended step is added, and the sum wraps at 32 bits', () => {
  const messages = read(
    hex('06 ffffff 000001 09 01000000 fffffff0 aa'),
    hex('46 ffffff 000001 09 01000000 bb'),
  )
  expect(messages.map(({ timestampMs }) => timestampMs)).toEqual([0xff_ff_ff_f0, 0x00_ff_ff_f0])
})

test('an encoder that leaves the extended timestamp out of type 3 chunks is understood', () => {
  const payload = bytes(300)
  const messages = read(
    hex('06 ffffff 00012c 09 01000000 01000000'),
    payload.subarray(0, 128),
    hex('c6'),
    payload.subarray(128, 256),
    hex('c6'),
    payload.subarray(256),
  )
  expect(messages.map((message) => message.payload)).toEqual([payload])
})

test('a message of no bytes is delivered, and the next one is read right', () => {
  const empty = chunksOf({ type: messageType.video, payload: bytes(0) })
  const messages = read(empty, chunksOf({ type: messageType.video, payload: bytes(5) }))
  expect(messages.map(({ payload }) => payload.length)).toEqual([0, 5])
})

test('a payload is not written again after it was delivered', () => {
  const [first, second] = read(
    chunksOf({ type: messageType.video, payload: Buffer.alloc(50, 1) }),
    chunksOf({ type: messageType.video, payload: Buffer.alloc(50, 2) }),
  )
  expect(first?.payload).toEqual(Buffer.alloc(50, 1))
  expect(second?.payload).toEqual(Buffer.alloc(50, 2))
})

test('a new chunk size counts from the next chunk on', () => {
  const setChunkSize = chunksOf({ type: messageType.setChunkSize, payload: hex('00001000') })
  const message = { type: messageType.video, payload: bytes(5_000), chunkBytes: 4_096 }
  expect(read(setChunkSize, chunksOf(message))[0]?.payload).toEqual(bytes(5_000))
})

test('an abort drops what is begun on its chunk stream', () => {
  const begun = chunksOf({ type: messageType.video, payload: bytes(200) }).subarray(0, 140)
  const abort = chunksOf({ type: messageType.abort, payload: hex('00000006'), chunkStreamId: 2 })
  const messages = read(begun, abort, chunksOf({ type: messageType.video, payload: bytes(9) }))
  expect(messages.map(({ payload }) => payload.length)).toEqual([9])
})

const begin = (chunkStreamId: number, length: number) =>
  chunksOf({ type: messageType.video, payload: bytes(length), chunkStreamId }).subarray(0, 20)

test.each([
  ['a chunk size of no bytes', chunksOf({ type: 1, payload: bytes(0) })],
  ['a chunk size of 0', chunksOf({ type: 1, payload: hex('00000000') })],
  ['a chunk size with its first bit set', chunksOf({ type: 1, payload: hex('80000000') })],
  ['an abort of no bytes', chunksOf({ type: 2, payload: bytes(0) })],
  ['a chunk stream that begins with type 3', hex('c6 00')],
  ['a message longer than allowed', hex('06 000000 ffffff 09 01000000')],
  ['more begun than allowed', Buffer.concat([begin(6, 9_000), chunkOf(7), begin(8, 9_000)])],
  ['a message that begins inside another', Buffer.concat([interrupted(), begin(6, 200)])],
  [
    'a header that changes in mid-message',
    Buffer.concat([interrupted(), hex('46 000000 0000ff 09')]),
  ],
])('%s is a violation', (_what, stream) => {
  expect(() => read(stream)).toThrow(ProtocolViolation)
})

test('more chunk streams than the limit are a violation', () => {
  const streams = Array.from({ length: rtmpLimits.chunkStreams + 1 }, (_, n) =>
    chunksOf({ type: messageType.audio, payload: bytes(1), chunkStreamId: 3 + n }),
  )
  expect(read(...streams.slice(0, -1))).toHaveLength(rtmpLimits.chunkStreams)
  expect(() => read(...streams)).toThrow(ProtocolViolation)
})

test('no bytes make it throw anything but a violation', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (noise) => {
      try {
        read(Buffer.from(noise))
      } catch (error) {
        expect(error).toBeInstanceOf(ProtocolViolation)
      }
    }),
    { numRuns: 500 },
  )
})

/** One whole chunk of a longer message. */
function interrupted() {
  return chunksOf({ type: messageType.video, payload: bytes(200) }).subarray(0, 12 + 128)
}

function chunkOf(chunkStreamId: number) {
  const rest = bytes(108)
  const begun = chunksOf({ type: messageType.video, payload: bytes(9_000), chunkStreamId })
  return Buffer.concat([rest, begun.subarray(0, 12 + 128)])
}
