import HLS from 'hls-parser'
import { Parser } from 'm3u8-parser'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { SourceEvent } from '../source'
import { makeSourceEvents, testCard } from '../test-source'
import { openTestTranscoder, type TestTranscoder } from '../test-transcoder'

// A real ffmpeg works here, on machines that may be busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

let recorded: SourceEvent[] = []
let transcoder: TestTranscoder
let run: string | null

/** Media up to a moment, so that the rest can come while a request waits. */
const upTo = (seconds: number) =>
  recorded.filter((event) => !('dts' in event) || event.dts < seconds * 90_000)
const since = (seconds: number) =>
  recorded.filter((event) => 'dts' in event && event.dts >= seconds * 90_000)
const pushAll = (events: readonly SourceEvent[]) => {
  for (const event of events) transcoder.pipeline.push(event)
}

beforeAll(async () => {
  recorded = await makeSourceEvents(testCard({ seconds: 40, size: '320x180' }))
})
beforeEach(async () => {
  transcoder = await openTestTranscoder()
})
afterEach(() => transcoder.transcoder.stop())

/** Waits until the origin holds that many requests, by its own metric. */
async function requestsWait(count: number) {
  await expect
    .poll(
      async () =>
        (await transcoder.metrics.getSingleMetric('seedling_waiting_requests')?.get())?.values[0]
          ?.value,
    )
    .toBe(count)
}

async function onAir(seconds = 5) {
  transcoder.play(upTo(seconds), transcoder.pipeline)
  run = await transcoder.findRun()
}

describe('addresses', () => {
  test.each(['index.m3u8', 'state.json', 'nothing', 'a/video/index.m3u8', 'a/b/c/d'])(
    '%s of a broadcast that has nothing to show yet is 404 for a second at most',
    async (path) => {
      const response = await transcoder.get(path)
      expect(response.status).toBe(404)
      expect(response.headers.get('cache-control')).toBe('public, max-age=1')
      expect(response.headers.get('access-control-allow-origin')).toBe('*')
    },
  )

  test('another node or broadcast is 404', async () => {
    await onAir()
    const of = async (url: string) => (await fetch(url)).status
    const { baseUrl, broadcastId } = transcoder
    expect(await of(`${baseUrl}index.m3u8`)).toBe(200)
    expect(await of(`${baseUrl.replace('/n1/', '/n2/')}index.m3u8`)).toBe(404)
    expect(await of(`${baseUrl.replace(broadcastId, 'f'.repeat(32))}index.m3u8`)).toBe(404)
    expect(await of(`${baseUrl}../index.m3u8`)).toBe(404)
  })

  test.each([
    ['index.m3u8', 'application/vnd.apple.mpegurl', 'public, max-age=1'],
    ['state.json', 'application/json', 'public, max-age=1'],
    ['RUN/video/index.m3u8', 'application/vnd.apple.mpegurl', 'public, max-age=1'],
    ['RUN/video/init.0.mp4', 'video/mp4', 'public, max-age=86400, immutable'],
    ['RUN/audio/init.0.mp4', 'audio/mp4', 'public, max-age=86400, immutable'],
    ['RUN/video/0.m4s', 'video/iso.segment', 'public, max-age=86400, immutable'],
    ['RUN/video/0.0.m4s', 'video/iso.segment', 'public, max-age=86400, immutable'],
  ])('%s says what it is and how long it keeps, to HEAD as to GET', async (path, type, kept) => {
    await onAir()
    const address = path.replace('RUN', run ?? '')
    for (const method of ['GET', 'HEAD']) {
      const { status, headers } = await transcoder.get(address, { method })
      expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([
        200,
        type,
        kept,
      ])
      expect(headers.get('access-control-expose-headers')).toContain('Age')
    }
  })

  test('a segment is the concatenation of its parts', async () => {
    await onAir()
    const whole = await transcoder.bytes(`${run}/video/0.m4s`)
    const parts: Buffer[] = []
    for (let part = 0; part < 9; part += 1)
      parts.push(await transcoder.bytes(`${run}/video/0.${part}.m4s`))
    expect(Buffer.concat(parts).equals(whole)).toBe(true)
  })

  test('playlists are compressed for those who accept it', async () => {
    await onAir()
    const compressed = await transcoder.get(`${run}/video/index.m3u8`)
    expect(compressed.headers.get('content-encoding')).toBe('gzip')
    expect(compressed.headers.get('vary')).toBe('Accept-Encoding')
    const plain = await transcoder.get(`${run}/video/index.m3u8`, {
      headers: { 'accept-encoding': 'identity' },
    })
    expect(plain.headers.get('content-encoding')).toBeNull()
    expect(await plain.text()).toBe(await compressed.text())
  })

  test('any page may ask first', async () => {
    const response = await transcoder.get('index.m3u8', { method: 'OPTIONS' })
    expect(response.status).toBe(204)
    expect(response.headers.get('access-control-allow-methods')).toBe('GET, HEAD, OPTIONS')
    expect((await transcoder.get('index.m3u8', { method: 'POST' })).status).toBe(405)
  })
})

describe('blocking reload', () => {
  test('a request for the next part is held until the part is listed', async () => {
    await onAir(5)
    const { nextMsn, nextPart } = await readEnd()
    const request = transcoder.text(
      `${run}/video/index.m3u8?_HLS_msn=${nextMsn}&_HLS_part=${nextPart}`,
    )
    await requestsWait(1)
    pushAll(since(5).slice(0, 40))
    expect(await request).toContain(`URI="${nextMsn}.${nextPart}.m4s"`)
    await requestsWait(0)
  })

  test('a request for a whole segment is held until the segment is complete', async () => {
    await onAir(5)
    const request = transcoder.get(`${run}/video/index.m3u8?_HLS_msn=2`)
    await requestsWait(1)
    pushAll(since(5))
    const response = await request
    expect(await response.text()).toContain('\n2.m4s')
    // Six target durations.
    expect(response.headers.get('cache-control')).toBe('public, max-age=24')
  })

  test('the hinted part is held until it is made, and is the part that is then listed', async () => {
    await onAir(5)
    const { nextMsn, nextPart } = await readEnd()
    const request = transcoder.get(`${run}/video/${nextMsn}.${nextPart}.m4s`)
    await requestsWait(1)
    pushAll(since(5).slice(0, 60))
    const response = await request
    expect(response.status).toBe(200)
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(100)
    expect(await transcoder.text(`${run}/video/index.m3u8`)).toContain(
      `${nextMsn}.${nextPart}.m4s",`.replace(',', ''),
    )
  })

  test('each hinted part comes to exist, whatever the length of the segment', async () => {
    await onAir(5)
    const hinted: string[] = []
    for (const event of since(5)) {
      transcoder.pipeline.push(event)
      if (event.kind === 'video-frame' && event.dts < 12 * 90_000) {
        hinted.push((await readEnd()).hint, (await readEnd('audio')).hint)
      }
    }
    for (const hint of new Set(hinted)) expect((await transcoder.get(hint)).status).toBe(200)
  })

  test('a part that will not come is 404 as soon as that is known', async () => {
    await onAir(5)
    const { nextMsn, nextPart } = await readEnd()
    const request = transcoder.get(`${run}/video/${nextMsn}.${nextPart}.m4s`)
    await requestsWait(1)
    transcoder.pipeline.end()
    expect([200, 404]).toContain((await request).status)
    expect((await transcoder.get(`${run}/video/${nextMsn}.${nextPart + 5}.m4s`)).status).toBe(404)
  })

  test.each([
    '_HLS_msn=999',
    '_HLS_msn=2&_HLS_part=999',
    '_HLS_part=1',
    '_HLS_msn=x',
    '_HLS_msn=-1',
    '_HLS_msn=1e3',
    '_HLS_msn=',
  ])('%s is a bad request', async (query) => {
    await onAir(5)
    const response = await transcoder.get(`${run}/video/index.m3u8?${query}`)
    expect(response.status).toBe(400)
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  test('what is asked for is past: the playlist comes at once and is not kept for long', async () => {
    await onAir(5)
    const response = await transcoder.get(`${run}/video/index.m3u8?_HLS_msn=0&_HLS_part=1`)
    expect(response.headers.get('cache-control')).toBe('public, max-age=1')
  })

  test('a client that leaves frees its place', async () => {
    await onAir(5)
    const leaving = new AbortController()
    const request = transcoder.get(`${run}/video/index.m3u8?_HLS_msn=3`, { signal: leaving.signal })
    await requestsWait(1)
    leaving.abort()
    await expect(request).rejects.toThrow()
    await requestsWait(0)
  })

  test('the end answers everybody who waits', async () => {
    await onAir(5)
    const request = transcoder.text(`${run}/video/index.m3u8?_HLS_msn=3`)
    await requestsWait(1)
    transcoder.pipeline.end()
    expect(await request).toContain('#EXT-X-ENDLIST')
  })
})

describe('playlists', () => {
  test('independent parsers accept them', async () => {
    await onAir(30)
    // It warns of parts further back than three segments; the draft says three target durations.
    HLS.setOptions({ silent: true })
    const multivariant = HLS.parse(await transcoder.text('index.m3u8'))
    if (!multivariant.isMasterPlaylist) throw new Error('not multivariant')
    const kinds = multivariant.variants.map(({ isIFrameOnly }) => isIFrameOnly ?? false)
    expect(kinds).toEqual([false, false, true])
    for (const id of ['video', 'audio']) {
      const text = await transcoder.text(`${run}/${id}/index.m3u8`)
      const playlist = HLS.parse(text)
      if (playlist.isMasterPlaylist) throw new Error('not a media playlist')
      expect(playlist.segments.length).toBeGreaterThanOrEqual(14)
      const parser = new Parser()
      parser.push(text)
      parser.end()
      expect(parser.manifest.segments).toHaveLength(14)
      expect(parser.manifest.preloadSegment?.parts?.length).toBeGreaterThan(0)
    }
  })

  test('a delta update rebuilds to the full playlist', async () => {
    await onAir(38)
    const full = await transcoder.text(`${run}/video/index.m3u8`)
    const delta = await transcoder.text(`${run}/video/index.m3u8?_HLS_skip=YES`)
    const skipped = Number(/#EXT-X-SKIP:SKIPPED-SEGMENTS=(\d+)/.exec(delta)?.[1])
    expect(skipped).toBeGreaterThan(0)
    const body = (text: string) => text.slice(text.search(/#EXT-X-MAP|#EXT-X-SKIP/))
    const segments = body(full).split(/(?<=\.m4s\n)/)
    const added = body(delta).replace(/#EXT-X-SKIP.*\n#EXT-X-MAP.*\n/, '')
    expect(segments.slice(0, skipped).join('') + added).toBe(body(full))
  })
})

async function readEnd(id = 'video') {
  const text = await transcoder.text(`${run}/${id}/index.m3u8`)
  const [, msn, part] = /PRELOAD-HINT:TYPE=PART,URI="(\d+)\.(\d+)\.m4s"/.exec(text) ?? []
  return { nextMsn: Number(msn), nextPart: Number(part), hint: `${run}/${id}/${msn}.${part}.m4s` }
}
