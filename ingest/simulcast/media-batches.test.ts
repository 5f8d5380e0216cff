import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SourceEvent } from '@/transcoder/source'
import { ChunkReader, type RtmpMessage } from '../rtmp/chunk-reader'
import { messageType } from '../rtmp/message-type'
import { rtmpLimits } from '../rtmp/rtmp-limits'
import { firstChunkBytes, mediaChunkBytes, writeMessage } from './chunk-writer'
import { type MediaBatch, MediaBatches, type Track } from './media-batches'
import { beginningOf, openingMessages } from './target-opening'

const picture = (ms: number, { isKeyframe = false, bytes = 10, late = 0 } = {}): SourceEvent => ({
  ...{ kind: 'video-frame', isKeyframe, dts: ms * 90, pts: (ms + late) * 90 },
  data: Buffer.alloc(bytes, ms % 251),
})
const sound = (ms: number): SourceEvent => ({
  ...{ kind: 'audio-frame', dts: ms * 90, data: Buffer.alloc(5, ms % 251) },
})
const configurations: SourceEvent[] = [
  { kind: 'video-configuration', record: Buffer.from([1, 2, 3]) },
  { kind: 'audio-configuration', record: Buffer.from([4, 5]) },
]

function batchesOf(events: SourceEvent[]) {
  const batches = new MediaBatches()
  for (const event of events) batches.push(event)
  return batches.take(0)
}

/** What a server reads of a connection that begins with the first of these batches. */
function readAll(batches: MediaBatch[]) {
  const messages: RtmpMessage[] = []
  const reader = new ChunkReader({
    limits: rtmpLimits,
    longestMessageBytes: () => 10_000_000,
    mostUnfinishedBytes: () => 10_000_000,
    onBuffered: () => {},
    onMessage: (message) => messages.push(message),
  })
  const size = Buffer.alloc(4)
  size.writeUInt32BE(mediaChunkBytes)
  const control = { chunkStreamId: 2, type: 1, streamId: 0, timestampMs: 0, payload: size }
  reader.push(writeMessage(control, firstChunkBytes))
  const told = new Set<Track>()
  const beginsAtMs = batches[0] ? beginningOf(batches[0]) : 0
  for (const batch of batches) {
    for (const { track, message } of openingMessages(batch, { beginsAtMs, told })) {
      reader.push(writeMessage({ ...message, streamId: 7 }, mediaChunkBytes))
      told.add(track)
    }
    reader.push(batch.bytes)
  }
  return messages
}

const timesOf = (messages: RtmpMessage[], type: number) =>
  messages.filter((message) => message.type === type).map(({ timestampMs }) => timestampMs)

test('configurations come first, frames keep their bytes and distances, and time begins at 0', () => {
  const events = [picture(90_000, { isKeyframe: true, late: 80 }), sound(90_010), picture(90_040)]
  const messages = readAll(batchesOf([...configurations, ...events]))
  expect(
    messages.map(({ type, timestampMs, streamId, payload }) => [
      type,
      timestampMs,
      streamId,
      payload.toString('hex'),
    ]),
  ).toEqual([
    [9, 0, 7, '1700000000010203'],
    [9, 0, 7, `1701000050${Buffer.alloc(10, 90_000 % 251).toString('hex')}`],
    [8, 10, 7, 'af000405'],
    [8, 10, 7, `af01${Buffer.alloc(5, 90_010 % 251).toString('hex')}`],
    [9, 40, 7, `2701000000${Buffer.alloc(10, 90_040 % 251).toString('hex')}`],
  ])
})

test('a target that begins later sends the same bytes, and its own time begins at 0 too', () => {
  const events = [0, 40, 80, 120, 160, 200].map((ms) => picture(ms, { isKeyframe: ms % 80 === 0 }))
  const batches = batchesOf([...configurations, ...events])
  expect(batches.map(({ isStart, frames }) => [isStart, frames])).toEqual([
    [true, 2],
    [true, 2],
    [true, 2],
  ])
  const late = readAll(batches.slice(1))
  expect(timesOf(late, messageType.video)).toEqual([0, 40, 80, 120, 160])
})

test('frames larger than a chunk arrive whole', () => {
  const event = picture(0, { isKeyframe: true, bytes: 3 * mediaChunkBytes })
  const [, message] = readAll(batchesOf([...configurations, event]))
  expect(message?.payload.length).toBe(5 + 3 * mediaChunkBytes)
})

test('nothing is begun before the first keyframe, and sound alone begins at once', () => {
  expect(batchesOf([...configurations, picture(0), picture(40)])).toEqual([])
  const [, soundConfiguration] = configurations
  const alone = batchesOf(soundConfiguration ? [soundConfiguration, sound(0), sound(21)] : [])
  expect(alone.map(({ isStart }) => isStart)).toEqual([true])
})

test('a new configuration is sent in its place, the same one again is not', () => {
  const changed: SourceEvent = { kind: 'video-configuration', record: Buffer.from([9]) }
  const events = [picture(0, { isKeyframe: true }), ...configurations, changed]
  const messages = readAll(
    batchesOf([...configurations, ...events, picture(40, { isKeyframe: true })]),
  )
  expect(messages.map(({ payload }) => payload[1])).toEqual([0, 1, 0, 1])
})

test('a publisher that comes back goes on where it was, by the time that it was away', () => {
  const batches = new MediaBatches()
  for (const event of [...configurations, picture(500_000, { isKeyframe: true })])
    batches.push(event)
  const before = batches.take(0)
  batches.restart(3_000)
  for (const event of [picture(20, { isKeyframe: true }), picture(60)]) batches.push(event)
  expect(timesOf(readAll([...before, ...batches.take(0)]), messageType.video)).toEqual([
    0, 0, 3_000, 3_040,
  ])
})

test('whatever a publisher’s clock does, times never run back on a track', () => {
  const step = fc.record({ ms: fc.integer({ min: -20_000, max: 20_000 }), isSound: fc.boolean() })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let ms = 100_000
      const events = steps.map(({ ms: by, isSound }, index) => {
        ms += by
        return isSound ? sound(ms) : picture(ms, { isKeyframe: index % 7 === 0 })
      })
      const batches = batchesOf([
        ...configurations,
        picture(100_000, { isKeyframe: true }),
        ...events,
      ])
      const messages = readAll(batches)
      expect(messages.length).toBe(
        2 + events.length + 1 - (events.some(({ kind }) => kind === 'audio-frame') ? 0 : 1),
      )
      for (const type of [messageType.video, messageType.audio]) {
        const times = timesOf(messages, type)
        expect(times).toEqual([...times].sort((one, other) => one - other))
      }
    }),
  )
})
