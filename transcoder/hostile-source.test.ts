import {
  type Arbitrary,
  array,
  asyncProperty,
  assert as check,
  constantFrom,
  integer,
  oneof,
  record,
  uint8Array,
} from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BroadcastPipeline } from './broadcast-pipeline'
import type { SourceEvent } from './source'
import { openTestTranscoder, type TestTranscoder } from './test-transcoder'

const runs = 800
const avcRecord = Buffer.from(
  '014d401fffe1001a674d401f96540a00b742000003000200000300791e30654001000468ee3c80',
  'hex',
)
const aacRecord = Buffer.from('1190', 'hex')
const ticksPerMs = 90

let transcoder: TestTranscoder
beforeAll(async () => {
  transcoder = await openTestTranscoder()
})
afterAll(() => transcoder.transcoder.stop())

const bytes = (maxLength: number) =>
  uint8Array({ maxLength }).map((content) => Buffer.from(content))
const rarely = <Value>(usual: readonly Value[], odd: readonly Value[]) =>
  oneof({ weight: 6, arbitrary: constantFrom(...usual) }, constantFrom(...odd))

/** A good record, one with some bytes changed or cut, or none. */
function recordLike(good: Buffer) {
  const place = integer({ min: 0, max: good.length - 1 })
  const change = record({ place, to: integer({ min: 0, max: 255 }) })
  const length = oneof(constantFrom(good.length), integer({ min: 0, max: good.length }))
  const altered = record({ changes: array(change, { maxLength: 4 }), length }).map((made) => {
    const altering = Buffer.from(good)
    for (const { place, to } of made.changes) altering.writeUInt8(to, place)
    return altering.subarray(0, made.length)
  })
  return oneof(constantFrom(good), altered, bytes(40))
}

const stepTicks = rarely(
  [3_000, 3_600, 1_920],
  [0, 1, -90_000, 90_000, 360_000, 900_000, -9_000_000, 2 ** 40, -(2 ** 40)],
)
const farthestTicks = 2 ** 23 * ticksPerMs
const offsetTicks = rarely([0, 3_600], [-90_000, 7, farthestTicks, -farthestTicks])
const happening = oneof(
  {
    weight: 12,
    arbitrary: record({
      kind: constantFrom('video-frame' as const),
      stepTicks,
      offsetTicks,
      data: bytes(30),
      isKeyframe: constantFrom(true, false),
    }),
  },
  {
    weight: 8,
    arbitrary: record({ kind: constantFrom('audio-frame' as const), stepTicks, data: bytes(30) }),
  },
  record({ kind: constantFrom('video-configuration' as const), record: recordLike(avcRecord) }),
  record({ kind: constantFrom('audio-configuration' as const), record: recordLike(aacRecord) }),
  record({ kind: constantFrom('time' as const), ms: constantFrom(40, 700, 5_000) }),
  record({ kind: constantFrom('broken line' as const) }),
)
type Happening = typeof happening extends Arbitrary<infer Value> ? Value : never

/** Plays what happens; the timestamps run on from one frame to the next. */
function play(happenings: Happening[], pipeline: BroadcastPipeline) {
  const push = (event: SourceEvent) => pipeline.push(event)
  let dts = 0
  push({ kind: 'video-configuration', record: avcRecord })
  for (const happened of happenings) {
    switch (happened.kind) {
      case 'video-frame': {
        const { kind, data, isKeyframe } = happened
        dts += happened.stepTicks
        push({ kind, dts, pts: dts + happened.offsetTicks, isKeyframe, data })
        transcoder.waitMs(20)
        break
      }
      case 'audio-frame':
        dts += happened.stepTicks
        push({ kind: happened.kind, dts, data: happened.data })
        break
      case 'time':
        transcoder.waitMs(happened.ms)
        break
      case 'broken line':
        pipeline.interrupt()
        pipeline.resume()
        break
      default:
        push(happened)
    }
  }
}

test('a source of anything at all breaks neither its pipeline nor its playlists', async () => {
  let playlists = 0
  await check(
    asyncProperty(array(happening, { maxLength: 150, size: 'max' }), async (happenings) => {
      const pipeline = transcoder.open()
      play(happenings, pipeline)
      const multivariant = await transcoder.get('index.m3u8')
      expect([200, 404]).toContain(multivariant.status)
      for (const [path] of (await multivariant.text()).matchAll(
        /\w+\/(video|audio)\/index\.m3u8/g,
      )) {
        const playlist = await transcoder.get(path)
        expect(playlist.status).toBe(200)
        expect(await playlist.text()).toMatch(/^#EXTM3U/)
        playlists += 1
      }
      pipeline.end()
      transcoder.waitMs(700_000)
    }),
    { numRuns: runs },
  )
  expect(playlists).toBeGreaterThan(runs / 10)
}, 120_000)

test.each([
  ['a picture of negative width', 'video', avcRecord.toString('hex').replace('00b742', '00b711')],
  ['a sample rate of 1 Hz', 'audio', '1780000088'],
])('%s is left out, and the pipeline goes on', (_what, medium, hex) => {
  const pipeline = transcoder.open()
  const kind = medium === 'video' ? 'video-configuration' : 'audio-configuration'
  pipeline.push({ kind, record: Buffer.from(hex, 'hex') })
  for (let frame = 0; frame < 60; frame += 1) {
    const at = frame * 3_600
    const data = Buffer.alloc(8)
    pipeline.push({ kind: 'video-frame', dts: at, pts: at, isKeyframe: true, data })
    pipeline.push({ kind: 'audio-frame', dts: at, data })
    transcoder.waitMs(40)
  }
  pipeline.end()
})
