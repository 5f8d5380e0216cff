import { Registry } from 'prom-client'
import { afterEach, expect, test } from 'vitest'
import { silentLog } from '@/common/log'
import { until } from '@/tests/support/until'
import type { SourceEvent } from '../source'
import { makeSourceEvents } from '../test-source'
import { openTestTranscoder } from '../test-transcoder'
import { BroadcastSound } from './broadcast-sound'
import { measureExcerpts } from './measure-excerpts'
import { SoundMeter } from './sound-meter'

const signal = new AbortController().signal
const ffmpegPath = 'ffmpeg'
const startMs = Date.parse('2020-02-10T08:00:00Z')
const meters: SoundMeter[] = []
afterEach(async () => {
  await Promise.all(meters.splice(0).map((meter) => meter.stop()))
})

/** A tone, or what a filter makes of it, as a real encoder sends it. */
const encode = (filter: string, ...more: string[]) =>
  makeSourceEvents([
    ...['-f', 'lavfi', '-i', `sine=frequency=440:sample_rate=44100,${filter}`, '-t', '2'],
    ...['-c:a', 'aac', '-b:a', '96k', ...more],
  ])

/** The lavfi tone has an amplitude of 1/8, which is 18.1 dB below full scale, and 3 dB more as power. */
const tone = (dbOfFullScale: number) => `volume=${dbOfFullScale + 18.06}dB`

function listen(events: readonly SourceEvent[]) {
  const sound = new BroadcastSound()
  for (const event of events) sound.push(event)
  return sound
}

function excerptOf(events: readonly SourceEvent[]) {
  const excerpt = listen(events).takeExcerpt(startMs)
  if (!excerpt) throw new Error('nothing was gathered')
  return excerpt
}

async function measure(...sources: SourceEvent[][]) {
  return measureExcerpts(sources.map(excerptOf), { ffmpegPath, signal })
}

test('the level of a tone is that of its power, whatever its rate and channels', async () => {
  const levels = await measure(
    await encode(tone(-20)),
    await encode(`${tone(-20)},pan=stereo|c0=c0|c1=c0`),
    await encode(`${tone(-20)},pan=5.1|c0=c0|c1=c0|c2=c0`, '-ar', '48000'),
    await encode(tone(-20), '-ar', '22050'),
  )
  for (const level of levels) {
    expect(level?.db).toBeCloseTo(-23, 0)
    expect(level?.clippedShare).toBe(0)
  }
})

test('sound on one side alone is as loud as it is there', async () => {
  const [level] = await measure(await encode(`${tone(-20)},pan=stereo|c0=c0`))
  expect(level?.db).toBeCloseTo(-23, 0)
})

test('silence, a whisper, a voice and what is cut off are told apart', async () => {
  const [silent, quiet, good, clipped] = await measure(
    await encode('volume=0'),
    await encode(tone(-45)),
    await encode(tone(-15)),
    await encode(`${tone(15)},aformat=s16`),
  )
  expect(silent?.db).toBeLessThan(-90)
  expect(quiet?.db).toBeCloseTo(-48, 0)
  expect(good).toMatchObject({ db: expect.closeTo(-18, 0), clippedShare: 0 })
  expect(clipped?.db).toBeGreaterThan(-3)
  expect(clipped?.clippedShare).toBeGreaterThan(0.01)
})

test('words with pauses between them are as loud as the words', async () => {
  const [level] = await measure(await encode(`${tone(-20)},volume='gt(mod(t,1),0.5)':eval=frame`))
  expect(level?.db).toBeGreaterThan(-26)
})

test('an excerpt is of bounded size, however a publisher cuts its sound', () => {
  const events: SourceEvent[] = [{ kind: 'audio-configuration', record: Buffer.from([0x12, 0x10]) }]
  for (let index = 0; index < 5_000; index += 1) {
    events.push({ kind: 'audio-frame', dts: index, data: Buffer.alloc(3) })
  }
  expect(excerptOf(events).frames.length).toBeLessThanOrEqual(128)
  const heavy = events.map((event) =>
    event.kind === 'audio-frame' ? { ...event, data: Buffer.alloc(60_000) } : event,
  )
  expect(excerptOf(heavy).frames.length).toBeLessThanOrEqual(3)
})

test('it listens once a minute to what is good, and more often to what is not, most of all at first', async () => {
  const events = await encode(tone(-20))
  const listenFor = (db: number) => {
    const sound = listen(events)
    const heardAt: number[] = []
    for (let second = 0; second < 400; second += 1) {
      const nowMs = startMs + second * 1_000
      if (sound.takeExcerpt(nowMs)) {
        heardAt.push(second)
        sound.note({ db, clippedShare: 0 }, nowMs)
      }
      for (const event of events) sound.push(event)
    }
    const pauses = heardAt.map((second, index) => second - (heardAt[index - 1] ?? second))
    return { early: pauses.slice(1, 10), late: pauses.slice(-3) }
  }
  expect(listenFor(-20).early).toEqual([6, 55, 60, 60, 60, 60, 60])
  expect(listenFor(-70).early).toEqual([6, 5, 5, 5, 5, 5, 5, 5, 5])
  expect(listenFor(-70).late).toEqual([10, 10, 10])
})

test('one knock is not too loud, and what is old counts no more', () => {
  const sound = new BroadcastSound()
  const at = (seconds: number) => startMs + seconds * 1_000
  sound.note({ db: -6, clippedShare: 0.2 }, at(0))
  expect(sound.describe(at(0))).toEqual({ soundDb: -6, soundClippedShare: 0.2 })
  sound.note({ db: -20, clippedShare: 0 }, at(5))
  expect(sound.describe(at(5))).toEqual({ soundDb: -6, soundClippedShare: 0 })
  sound.note({ db: -8, clippedShare: 0.1 }, at(10))
  expect(sound.describe(at(10)).soundClippedShare).toBe(0.1)
  expect(sound.describe(at(78))).toEqual({ soundDb: -8, soundClippedShare: 0 })
  expect(sound.describe(at(84))).toEqual({ soundDb: -8, soundClippedShare: 0.1 })
  expect(sound.describe(at(200))).toEqual({})
  sound.restart()
  expect(sound.describe(at(10))).toEqual({})
})

function startMeter(sounds: BroadcastSound[], given: { ffmpegPath?: string } = {}) {
  const metrics = new Registry()
  const options = { listSounds: () => sounds, clock: Date.now, log: silentLog, metrics }
  const meter = new SoundMeter({ ...options, ...given })
  meters.push(meter)
  meter.start()
  return async (outcome: string) => {
    const metric = await metrics.getSingleMetric('seedling_sound_measurements_total')?.get()
    return metric?.values.find(({ labels }) => labels.outcome === outcome)?.value ?? 0
  }
}

test('without ffmpeg it is not measured, and nothing else happens', async () => {
  const sound = listen(await encode(tone(-20)))
  const count = startMeter([sound], { ffmpegPath: '/nowhere/ffmpeg' })
  await until('a try', async () => (await count('failed')) > 0)
  expect(sound.describe(Date.now())).toEqual({})
})

test('sound that no decoder can read keeps nobody else’s from being measured', async () => {
  const events = await encode(tone(-20))
  const hostile = events.map((event) =>
    event.kind === 'audio-configuration' ? { ...event, record: Buffer.from([0xff]) } : event,
  )
  const sounds = [listen(hostile), listen(events)]
  startMeter(sounds)
  await until('a level', async () => {
    sounds.forEach((sound, index) => {
      for (const event of index === 0 ? hostile : events) sound.push(event)
    })
    return sounds[1]?.describe(Date.now()).soundDb !== undefined
  })
  expect(sounds[0]?.describe(Date.now())).toEqual({})
})

test('a broadcast tells its level among its figures', async () => {
  const { transcoder, pipeline, broadcastId } = await openTestTranscoder({}, { clock: Date.now })
  try {
    for (const event of await encode(tone(-15))) pipeline.push(event)
    await until(
      'a level',
      async () => transcoder.describeBroadcast(broadcastId)?.soundDb !== undefined,
    )
    expect(transcoder.describeBroadcast(broadcastId)?.soundDb).toBeCloseTo(-18, 0)
  } finally {
    await transcoder.stop()
  }
})
