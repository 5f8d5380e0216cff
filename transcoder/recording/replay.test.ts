import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { parse, types } from 'hls-parser'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { ReplayRule } from '@/common/media-contract'
import { makeSourceEvents, testCard } from '../test-source'
import { openTestTranscoder, type TestTranscoder } from '../test-transcoder'

// A real ffmpeg works here, on machines that may be busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 })

const run = promisify(execFile)
const folder = mkdtempSync(join(tmpdir(), 'seedling-replay-'))
const runSeconds = 7
let transcoder: TestTranscoder
let whileLive: number
let replayUrl: string
const everything: ReplayRule = { outcome: 'shown', from: null, to: null }
let readRule = async (): Promise<ReplayRule> => everything

/** A line that broke for 20 s, an end, and a second run. */
beforeAll(async () => {
  const settings = { RECORDING: 'on', RECORDING_DIR: folder } as const
  transcoder = await openTestTranscoder(settings, { readReplayRule: () => readRule() })
  const events = await makeSourceEvents(testCard({ seconds: runSeconds }))
  const { pipeline } = transcoder
  replayUrl = transcoder.baseUrl.replace('/live/', '/replay/')
  transcoder.play(events, pipeline)
  pipeline.interrupt()
  transcoder.waitMs(20_000)
  pipeline.resume()
  transcoder.play(events, pipeline)
  whileLive = (await fetch(`${replayUrl}index.m3u8`)).status
  pipeline.end()
  transcoder.waitMs(60_000)
  const second = transcoder.open()
  transcoder.play(events, second)
  second.end()
  await vi.waitUntil(async () => (await fetch(`${replayUrl}index.m3u8`)).ok, 15_000)
})

afterEach(() => {
  readRule = async () => everything
})
afterAll(async () => {
  await transcoder.transcoder.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function readPlaylist(renditionId: string) {
  const response = await fetch(`${replayUrl}${renditionId}/index.m3u8`)
  const playlist = parse(await response.text())
  if (!(playlist instanceof types.MediaPlaylist)) throw new Error('not a media playlist')
  return playlist
}

test('there is no replay while the class goes on', () => {
  expect(whileLive).toBe(404)
})

test('the replay lists what was made, and keeps nothing of the time between', async () => {
  const multivariant = parse(await (await fetch(`${replayUrl}index.m3u8`)).text())
  if (!(multivariant instanceof types.MasterPlaylist)) throw new Error('not multivariant')
  expect(multivariant.variants[0]?.resolution).toEqual({ width: 640, height: 360 })
  for (const id of ['video', 'audio']) {
    const playlist = await readPlaylist(id)
    expect(playlist).toMatchObject({ playlistType: 'VOD', endlist: true })
    const durations = playlist.segments.map(({ duration }) => duration ?? 0)
    const seconds = durations.reduce((sum, duration) => sum + duration, 0)
    expect(Math.abs(seconds - 3 * runSeconds)).toBeLessThan(0.5)
    for (const duration of durations) {
      expect(Math.round(duration)).toBeLessThanOrEqual(playlist.targetDuration)
    }
    const breaks = playlist.segments.filter(({ discontinuity }) => discontinuity)
    expect(breaks).toHaveLength(2)
    const runs = new Set(playlist.segments.map(({ uri }) => uri.split('/')[1]))
    expect(runs.size).toBe(2)
  }
})

test('all that the replay lists is there, and may be kept for ever', async () => {
  for (const id of ['video', 'audio']) {
    const playlist = await readPlaylist(id)
    const maps = playlist.segments.flatMap(({ map }) => map?.uri ?? [])
    for (const uri of [...maps, ...playlist.segments.map((segment) => segment.uri)]) {
      const response = await fetch(new URL(uri, `${replayUrl}${id}/index.m3u8`))
      expect(response.status).toBe(200)
      expect(response.headers.get('cache-control')).toMatch('immutable')
      if (uri.endsWith('.mp4')) expect(response.headers.get('content-type')).toBe(`${id}/mp4`)
    }
  }
})

test('ffprobe reads every picture of it without a complaint', async () => {
  const shown = ['-count_packets', '-show_entries', 'stream=codec_type,nb_read_packets']
  const { stdout, stderr } = await run('ffprobe', [
    ...['-v', 'error', ...shown, '-of', 'csv=p=0'],
    `${replayUrl}video/index.m3u8`,
  ])
  expect(stderr).toBe('')
  const counts = stdout.split('\n').filter((line) => line !== '')
  expect(new Set(counts)).toEqual(new Set([`video,${3 * runSeconds * 25}`]))
})

test('nothing else can be read below the address of a replay', async () => {
  const strange = ['index.jsonl', '..%2f..%2fsecrets.json', 'video/../index.jsonl', 'a/b/c/d.m4s']
  for (const path of [...strange, 'run/video/index.jsonl', '%2e%2e/%2e%2e/1.m4s']) {
    expect((await fetch(replayUrl + path)).status, path).toBe(404)
  }
})

const statusOf = async (path: string) => (await fetch(new URL(path, replayUrl))).status

test('what a teacher cut off is neither listed nor given out', async () => {
  const whole = (await readPlaylist('video')).segments
  const [first, second, last] = [whole[0], whole[1], whole.at(-1)]
  const [from, to] = [second, last].map((segment) => segment?.programDateTime?.toISOString() ?? '')
  readRule = async () => ({ outcome: 'shown', from: from ?? null, to: to ?? null })
  const cut = (await readPlaylist('video')).segments
  expect(cut.map(({ uri }) => uri)).toEqual(whole.slice(1, -1).map(({ uri }) => uri))
  expect(cut[0]?.map?.uri).toBeTruthy()
  const at = (uri = '') => statusOf(new URL(uri, `${replayUrl}video/index.m3u8`).href)
  expect(await Promise.all([first, second, last].map((segment) => at(segment?.uri)))).toEqual([
    ...[404, 200, 404],
  ])
})

test('a replay that was taken back is there no more; one of which nothing is known waits', async () => {
  const { segments } = await readPlaylist('video')
  const segment = new URL(segments[0]?.uri ?? '', `${replayUrl}video/index.m3u8`).href
  readRule = async () => ({ outcome: 'withheld' })
  expect([await statusOf('index.m3u8'), await statusOf(segment)]).toEqual([404, 404])
  readRule = async () => Promise.reject(new Error('the portal is away'))
  expect([await statusOf('index.m3u8'), await statusOf(segment)]).toEqual([503, 503])
})
