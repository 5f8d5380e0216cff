import { afterEach, expect, test } from 'vitest'
import { systemClock } from '@/common/clock'
import type { Load } from './shedding/shedding-pace'
import { publishFromFfmpeg, testCard } from './test-source'
import { openTestTranscoder, type TestTranscoder } from './test-transcoder'
import type { TranscoderSettings } from './transcoder-settings'

let transcoder: TestTranscoder | null = null
const publishers: AbortController[] = []
afterEach(async () => {
  for (const publisher of publishers.splice(0)) publisher.abort()
  await transcoder?.transcoder.stop()
})

const boundaries = (playlist: string) =>
  playlist.match(/PROGRAM-DATE-TIME:.*/g)?.map((line) => Date.parse(line.slice(18)))
const attributeOf = (name: string, id: string, playlist: string) =>
  new RegExp(`[:,]${name}=("[^"]+"|[^,]+)[^\n]*\n[^\n]*/${id}/`).exec(playlist)?.[1]
const durations = (playlist: string) =>
  [...playlist.matchAll(/EXTINF:([\d.]+)/g)].map((match) => Number(match[1]))

test('the ladder cuts where the source cuts, and closes with it', async () => {
  const opened = await openTestTranscoder({ LADDER: 'always' }, { clock: systemClock })
  transcoder = opened
  const card = testCard({ seconds: 7, keyframeEvery: 50, bFrames: 2, size: '960x540' })
  await publishFromFfmpeg(['-re', ...card], (event) => opened.pipeline.push(event))
  const run = await opened.findRun()
  const multivariant = await opened.text('index.m3u8')
  expect(multivariant.match(/#EXT-X-STREAM-INF/g)).toHaveLength(4)
  opened.pipeline.end()

  const read = (id: string) => opened.text(`${run}/${id}/index.m3u8`)
  const source = await read('video')
  expect(durations(source).slice(0, 3)).toEqual([2, 2, 2])
  for (const id of ['480p', '360p', 'audio-64k']) {
    await expect.poll(() => read(id)).toContain('#EXT-X-ENDLIST')
    const rendition = await read(id)
    expect(rendition).not.toMatch(/EXT-X-GAP|EXT-X-DISCONTINUITY\n/)
    expect(rendition).toContain('#EXT-X-INDEPENDENT-SEGMENTS')
    expect(boundaries(rendition)).toEqual(boundaries(source))
    for (const [index, duration] of durations(rendition).slice(0, 3).entries()) {
      expect(Math.abs(duration - (durations(source)[index] ?? 0))).toBeLessThan(0.025)
    }
  }
})

/** A class on air in real time until the test is over. */
async function goOnAir(settings: Partial<TranscoderSettings>) {
  const load: Load = { lagMs: 0, cpuShare: 0.5 }
  const measured = { clock: systemClock, readLoad: () => load }
  const opened = await openTestTranscoder(settings, measured)
  transcoder = opened
  const publisher = new AbortController()
  publishers.push(publisher)
  const card = ['-re', ...testCard({ seconds: 60, size: '960x540' })]
  void publishFromFfmpeg(card, (event) => opened.pipeline.push(event), publisher)
  await expect.poll(() => opened.findRun()).not.toBeNull()
  const run = await opened.findRun()
  const states = () => {
    const health = opened.transcoder.describeBroadcast(opened.broadcastId)
    return health?.renditions.map(({ id, state }) => `${id} ${state}`)
  }
  return { ...opened, path: (id: string) => `${run}/${id}/index.m3u8`, states, load }
}

const numberOf = (tag: string, playlist: string) =>
  Number(new RegExp(`#EXT-X-${tag}:(\\d+)`).exec(playlist)?.[1])

test('on demand a rendition is listed at once, made when it is asked for, and rests again', async () => {
  const { text, path, states, get } = await goOnAir({
    LADDER: 'on-demand',
    LADDER_QUIET_SECONDS: 2,
  })
  const atRest = ['video made', 'audio made', '480p idle', '360p idle', 'audio-64k idle']
  expect(states()).toEqual(atRest)
  const declared = await text('index.m3u8')
  const resolutions = [...declared.matchAll(/^#EXT-X-STREAM-INF:.*RESOLUTION=([\dx]+)/gm)]
  expect(resolutions.map(([, size]) => size)).toEqual(['960x540', '854x480', '640x360'])

  const rendition = await text(path('360p'))
  const source = await text(path('video'))
  expect(states()).toContain('360p made')
  expect(states()).toContain('480p idle')
  expect(rendition).toContain('#EXTINF')
  expect(rendition).not.toMatch(/EXT-X-GAP/)
  const measured = await text('index.m3u8')
  const codecs = attributeOf('CODECS', '360p', declared)
  expect(codecs).toMatch(/^"avc1.6400/)
  expect(attributeOf('CODECS', '360p', measured)).toBe(codecs)
  const bandwidthOf = (playlist: string) => Number(attributeOf('BANDWIDTH', '360p', playlist))
  expect(bandwidthOf(measured)).toBeLessThanOrEqual(bandwidthOf(declared))
  const first = boundaries(rendition)?.[0]
  const msn = numberOf('MEDIA-SEQUENCE', rendition)
  expect(boundaries(source)?.[msn]).toBe(first)
  expect((await get(path('360p').replace('index.m3u8', `${msn}.m4s`))).status).toBe(200)

  await expect.poll(states).toEqual(atRest)
  expect(attributeOf('CODECS', '360p', await text('index.m3u8'))).toBe(codecs)
  const again = await text(path('360p'))
  expect(numberOf('MEDIA-SEQUENCE', again)).toBeGreaterThan(msn)
})

test('a node short of CPU gives up 480p, says so, keeps 360p whole, and gives it back later', async () => {
  const { text, path, states, get, load, pipeline, warnings } = await goOnAir({ LADDER: 'always' })
  const msn480 = numberOf('MEDIA-SEQUENCE', await text(path('480p')))
  load.lagMs = 5_000
  load.cpuShare = 0.99
  await expect.poll(states).toContain('480p shed')
  load.lagMs = 0
  load.cpuShare = 0.5
  expect(states()).toContain('360p made')
  expect((await get(path('480p'))).status).toBe(410)
  expect(await text('index.m3u8')).not.toContain('RESOLUTION=854x480')
  expect(warnings.at(-1)).toEqual({ code: 'ladder_shed', renditions: ['480p'], nodeCpuPercent: 99 })

  pipeline.restore('480p', load)
  expect(states()).toContain('480p made')
  expect(warnings.at(-1)).toEqual({
    code: 'ladder_restored',
    renditions: ['480p'],
    nodeCpuPercent: 50,
  })
  await expect.poll(() => text('index.m3u8')).toContain('RESOLUTION=854x480')
  expect(numberOf('MEDIA-SEQUENCE', await text(path('480p')))).toBeGreaterThan(msn480)
  const kept = await text(path('360p'))
  expect(kept).not.toMatch(/EXT-X-GAP|EXT-X-DISCONTINUITY\n/)
  expect(numberOf('MEDIA-SEQUENCE', kept)).toBe(0)
  expect(durations(kept).every((seconds) => Math.abs(seconds - 2) < 0.1)).toBe(true)
})
