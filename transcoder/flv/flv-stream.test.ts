import { expect, test } from 'vitest'
import type { SourceEvent } from '../source'
import { FlvReader } from './flv-reader'
import { writeFlvHeader, writeFlvTag } from './flv-writer'

const bytes = (length: number, fill: number) => Buffer.alloc(length, fill)

const events: SourceEvent[] = [
  { kind: 'video-configuration', record: bytes(40, 1) },
  { kind: 'audio-configuration', record: bytes(2, 2) },
  { kind: 'video-frame', dts: 0, pts: 6030, isKeyframe: true, data: bytes(5_000, 3) },
  { kind: 'audio-frame', dts: 1890, data: bytes(371, 4) },
  { kind: 'video-frame', dts: 3600, pts: 2700, isKeyframe: false, data: bytes(1, 5) },
  // Beyond 24 bits of milliseconds: five hours into a broadcast.
  {
    kind: 'video-frame',
    dts: 18_000_040 * 90,
    pts: 18_000_080 * 90,
    isKeyframe: false,
    data: bytes(9, 6),
  },
  { kind: 'audio-frame', dts: -21 * 90, data: bytes(5, 7) },
]

const stream = Buffer.concat([
  writeFlvHeader({ hasVideo: true, hasAudio: true }),
  ...events.flatMap((event) => writeFlvTag(event, 0)),
])

function readInChunksOf(size: number, from = stream) {
  const reader = new FlvReader()
  const read: SourceEvent[] = []
  for (let at = 0; at < from.length; at += size) {
    read.push(...reader.push(from.subarray(at, at + size)))
  }
  return read
}

test.each([1, 7, 13, 4096, stream.length])(
  'what is written is read again, to the tick, in chunks of %i bytes',
  (size) => {
    expect(readInChunksOf(size)).toEqual(events)
  },
)

test('a frame inside one chunk is not copied', () => {
  const [, , frame] = readInChunksOf(stream.length)
  expect(frame?.kind === 'video-frame' && frame.data.buffer === stream.buffer).toBe(true)
})

test('every millisecond of an RTMP source survives the way through ticks', () => {
  for (let timestampMs = 0; timestampMs < 2000; timestampMs += 1) {
    const [header] = writeFlvTag(
      { kind: 'audio-frame', dts: timestampMs * 90, data: bytes(1, 0) },
      0,
    )
    expect(header?.readUIntBE(4, 3)).toBe(timestampMs)
  }
})

test('what is no FLV is refused', () => {
  expect(() => readInChunksOf(64, bytes(64, 0x41))).toThrow(RangeError)
})

test('a tag larger than any frame is refused before it is gathered', () => {
  const header = bytes(11, 0)
  header.writeUInt8(9, 0)
  header.writeUIntBE(0xffffff, 1, 3)
  const bad = Buffer.concat([writeFlvHeader({ hasVideo: true, hasAudio: false }), header])
  expect(() => readInChunksOf(bad.length, bad)).toThrow(/too large/)
})
