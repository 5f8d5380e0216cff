import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { SourceEvent } from './source'
import { probeRendition } from './test-readers'
import { makeSourceEvents, testCard } from './test-source'
import { openTestTranscoder, type TestTranscoder } from './test-transcoder'

// A real ffmpeg works here, on machines that may be busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

const folder = mkdtempSync(join(tmpdir(), 'seedling-pipeline-'))
const opened: TestTranscoder[] = []

async function openTranscoder(...settings: Parameters<typeof openTestTranscoder>) {
  const transcoder = await openTestTranscoder(...settings)
  opened.push(transcoder)
  return transcoder
}

afterEach(() => Promise.all(opened.splice(0).map(({ transcoder }) => transcoder.stop())))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const only = (kind: 'video' | 'audio') => (event: SourceEvent) => event.kind.startsWith(kind)
const isFrame = (event: SourceEvent) => event.kind === 'video-frame' || event.kind === 'audio-frame'

describe.each([
  ['without B-frames', { seconds: 9 }],
  ['with B-frames', { seconds: 9, bFrames: 2 }],
  [
    'at 29.97 fps with sound at 44.1 kHz',
    { seconds: 9, fps: '30000/1001', keyframeEvery: 60, sampleRate: 44_100 },
  ],
] as const)('a broadcast %s', (_what, card) => {
  let events: SourceEvent[] = []
  beforeAll(async () => {
    events = await makeSourceEvents(testCard(card))
  })

  test('is read back by ffprobe frame by frame, with picture and sound in step', async () => {
    const transcoder = await openTranscoder()
    transcoder.play(events, transcoder.pipeline)
    transcoder.pipeline.end()
    const run = await transcoder.findRun()
    const video = await probeRendition(transcoder, { folder, path: `${run}/video` })
    const audio = await probeRendition(transcoder, { folder, path: `${run}/audio` })
    expect(video.complaints + audio.complaints).toBe('')
    expect(video.mp4box).toMatchObject({ errors: 0, samples: video.packets.length })
    expect(audio.mp4box).toEqual({ errors: 0, samples: audio.packets.length, codecs: 'mp4a.40.2' })

    const sent = events.filter((event) => event.kind === 'video-frame')
    expect(video.packets).toHaveLength(sent.length)
    const firstPts = sent[0]?.pts ?? 0
    const firstReadPts = video.packets[0]?.pts_time ?? 0
    for (const [index, packet] of video.packets.entries()) {
      expect(packet.pts_time - firstReadPts).toBeCloseTo(
        ((sent[index]?.pts ?? 0) - firstPts) / 90_000,
        3,
      )
      expect(packet.pts_time).toBeGreaterThanOrEqual(0)
    }

    const sounds = events.filter((event) => event.kind === 'audio-frame')
    const missing = sounds.length - audio.packets.length
    const soundOffset = (sounds[missing]?.dts ?? 0) / 90_000 - (audio.packets[0]?.pts_time ?? 0)
    expect(soundOffset).toBeCloseTo(firstPts / 90_000 - firstReadPts, 2)
    // 1024 samples a frame, without a hole: milliseconds would show 21, 22, 21 …
    const sampleRate = 'sampleRate' in card ? card.sampleRate : 48_000
    const firstSound = audio.packets[0]?.dts_time ?? 0
    for (const [index, packet] of audio.packets.entries()) {
      expect(packet.dts_time).toBeCloseTo(firstSound + (index * 1024) / sampleRate, 4)
    }
  })
})

test('segments of all renditions begin at the same keyframes', async () => {
  const transcoder = await openTranscoder()
  transcoder.play(
    await makeSourceEvents(testCard({ seconds: 7, keyframeEvery: 49 })),
    transcoder.pipeline,
  )
  const run = await transcoder.findRun()
  const times = async (id: string) =>
    (await transcoder.text(`${run}/${id}/index.m3u8`)).match(/PROGRAM-DATE-TIME:.*/g)
  expect(await times('video')).toHaveLength(4)
  expect(await times('audio')).toEqual(await times('video'))
})

test('sound alone is played, cut by time, and said so', async () => {
  const transcoder = await openTranscoder()
  const events = await makeSourceEvents(testCard({ seconds: 7 }))
  transcoder.play(events.filter(only('audio')), transcoder.pipeline)
  expect(transcoder.warnings).toEqual([{ code: 'no_video' }])
  const run = await transcoder.findRun()
  const text = await transcoder.text(`${run}/audio/index.m3u8`)
  expect(text.match(/EXTINF:[12]\.\d+/g)?.length).toBeGreaterThanOrEqual(3)
  expect(await transcoder.text('index.m3u8')).not.toContain('RESOLUTION')
})

test('a picture without sound is played, and said so', async () => {
  const transcoder = await openTranscoder()
  const events = await makeSourceEvents(testCard({ seconds: 5 }))
  transcoder.play(events.filter(only('video')), transcoder.pipeline)
  expect(transcoder.warnings).toEqual([{ code: 'no_audio' }])
  expect(await transcoder.text('index.m3u8')).not.toContain('TYPE=AUDIO')
})

test('when the picture stops in mid-broadcast the sound goes on', async () => {
  const transcoder = await openTranscoder()
  const events = await makeSourceEvents(testCard({ seconds: 13 }))
  const stopsAt = events.findIndex(
    (event) => isFrame(event) && 'dts' in event && event.dts > 5 * 90_000,
  )
  const remaining = events.filter(
    (event, index) => index < stopsAt || event.kind.startsWith('audio'),
  )
  transcoder.play(remaining, transcoder.pipeline)
  const run = await transcoder.findRun()
  const audio = await transcoder.text(`${run}/audio/index.m3u8`)
  expect(audio.match(/EXTINF/g)?.length).toBeGreaterThanOrEqual(5)
  const video = await transcoder.text(`${run}/video/index.m3u8`)
  expect(video).toContain('#EXT-X-GAP')
})

test('a publisher that comes back goes on in the same run behind a discontinuity in all renditions', async () => {
  const transcoder = await openTranscoder()
  const events = await makeSourceEvents(testCard({ seconds: 5 }))
  transcoder.play(events, transcoder.pipeline)
  transcoder.waitMs(100)
  const run = await transcoder.findRun()
  transcoder.pipeline.interrupt()
  expect(await transcoder.text('state.json')).toContain('"state":"interrupted"')
  transcoder.waitMs(20_000)
  transcoder.pipeline.resume()
  transcoder.play(events, transcoder.pipeline)
  expect(await transcoder.text('state.json')).toContain('"state":"live"')
  expect(await transcoder.findRun()).toBe(run)
  const video = await transcoder.text(`${run}/video/index.m3u8`)
  const audio = await transcoder.text(`${run}/audio/index.m3u8`)
  for (const text of [video, audio]) expect(text.match(/#EXT-X-DISCONTINUITY\n/g)).toHaveLength(1)
  const restart = /DISCONTINUITY\n.*\n#EXT-X-PROGRAM-DATE-TIME:(.*)/
  expect(restart.exec(video)?.[1]).toBe(restart.exec(audio)?.[1])
  expect(Date.parse(restart.exec(video)?.[1] ?? '')).toBeGreaterThan(
    Date.parse('2020-02-10T08:00:25Z'),
  )
})

test('a new picture size goes on behind a discontinuity with a new init section', async () => {
  const transcoder = await openTranscoder()
  const small = await makeSourceEvents(testCard({ seconds: 5 }))
  const large = await makeSourceEvents(testCard({ seconds: 5, size: '1280x720' }))
  const later = large.map((event) => {
    if (event.kind === 'video-frame')
      return { ...event, dts: event.dts + 450_000, pts: event.pts + 450_000 }
    return event.kind === 'audio-frame' ? { ...event, dts: event.dts + 450_000 } : event
  })
  transcoder.play(small, transcoder.pipeline)
  transcoder.play(later, transcoder.pipeline)
  const run = await transcoder.findRun()
  const video = await transcoder.text(`${run}/video/index.m3u8`)
  expect(video).toMatch(/DISCONTINUITY\n#EXT-X-MAP:URI="init.1.mp4"/)
  expect(await transcoder.text(`${run}/audio/index.m3u8`)).toMatch(/#EXT-X-DISCONTINUITY\n/)
  expect(await transcoder.text('index.m3u8')).toContain('RESOLUTION=1280x720')
})

test('sound that comes later starts a new run, and the old one is closed', async () => {
  const transcoder = await openTranscoder()
  const events = await makeSourceEvents(testCard({ seconds: 10 }))
  const isLate = (event: SourceEvent) => event.kind === 'audio-frame' && event.dts < 4 * 90_000
  const configurationLast = events.filter(({ kind }) => kind === 'audio-configuration')
  const first = events.filter(
    (event) => only('video')(event) && (!('dts' in event) || event.dts < 4 * 90_000),
  )
  const rest = events.filter((event) => 'dts' in event && event.dts >= 4 * 90_000 && !isLate(event))
  transcoder.play(first, transcoder.pipeline)
  transcoder.waitMs(2_000)
  const oldRun = await transcoder.findRun()
  transcoder.play([...configurationLast, ...rest], transcoder.pipeline)
  const newRun = await transcoder.findRun()
  expect(newRun).not.toBe(oldRun)
  expect(await transcoder.text('state.json')).toContain(`"run":"${newRun}"`)
  expect(await transcoder.text(`${oldRun}/video/index.m3u8`)).toContain('#EXT-X-ENDLIST')
  expect(await transcoder.text('index.m3u8')).toContain('TYPE=AUDIO')
})

test('keyframes too far apart are warned of once, and no segment is longer than the target', async () => {
  const transcoder = await openTranscoder()
  const card = testCard({ seconds: 22, keyframeEvery: 125, size: '320x180' })
  transcoder.play(await makeSourceEvents(card), transcoder.pipeline)
  expect(transcoder.warnings).toEqual([{ code: 'keyframes_too_far_apart', intervalMs: 5_000 }])
  const video = await transcoder.text(`${await transcoder.findRun()}/video/index.m3u8`)
  expect(video).toContain('#EXT-X-TARGETDURATION:7')
  expect(video).toContain('#EXT-X-INDEPENDENT-SEGMENTS')
})

test('what has ended stays closed for the retention time and is gone after it', async () => {
  const transcoder = await openTranscoder()
  const events = await makeSourceEvents(testCard({ seconds: 5 }))
  transcoder.play(events, transcoder.pipeline)
  transcoder.pipeline.end()
  const run = await transcoder.findRun()
  expect(await transcoder.text('state.json')).toContain('"state":"ended"')
  transcoder.play(events, transcoder.open())
  expect(await transcoder.findRun()).not.toBe(run)
  expect(await transcoder.text(`${run}/video/index.m3u8`)).toContain('#EXT-X-ENDLIST')
  transcoder.waitMs(600_000)
  expect((await transcoder.get(`${run}/video/index.m3u8`)).status).toBe(404)
})

test('without further keyframes segments are cut at the target, and nobody is promised keyframes', async () => {
  const transcoder = await openTranscoder()
  const card = testCard({ seconds: 28, keyframeEvery: 100_000, size: '320x180' })
  transcoder.play(await makeSourceEvents(card), transcoder.pipeline)
  const video = await transcoder.text(`${await transcoder.findRun()}/video/index.m3u8`)
  expect(video.match(/EXTINF:\d+/g)).toEqual(['EXTINF:12', 'EXTINF:14'])
  expect(video).toContain('#EXT-X-TARGETDURATION:14')
  expect(video).not.toContain('INDEPENDENT-SEGMENTS')
})

test('a configuration that cannot be read is left out, and the other track goes on', async () => {
  const transcoder = await openTranscoder()
  const events = await makeSourceEvents(testCard({ seconds: 5 }))
  const broken = events.map((event) =>
    event.kind === 'video-configuration' ? { ...event, record: Buffer.alloc(12) } : event,
  )
  transcoder.play(broken, transcoder.pipeline)
  expect(transcoder.warnings).toEqual([{ code: 'no_video' }])
  expect(await transcoder.text('index.m3u8')).toContain('mp4a.40.2')
})

test('an encoder that comes back with another frame rate starts a new run', async () => {
  const transcoder = await openTranscoder()
  transcoder.play(await makeSourceEvents(testCard({ seconds: 5 })), transcoder.pipeline)
  const run = await transcoder.findRun()
  transcoder.pipeline.interrupt()
  transcoder.pipeline.resume()
  const faster = await makeSourceEvents(testCard({ seconds: 5, fps: 50, keyframeEvery: 100 }))
  transcoder.play(faster, transcoder.pipeline)
  expect(await transcoder.findRun()).not.toBe(run)
  expect(await transcoder.text('index.m3u8')).toContain('FRAME-RATE=50.000')
  expect(await transcoder.text(`${run}/audio/index.m3u8`)).toContain('#EXT-X-ENDLIST')
})
