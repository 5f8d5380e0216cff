import { mkdtempSync, rmSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { until } from '@/tests/support/until'
import { keyframeName } from '../playlist/names'
import type { SourceEvent } from '../source'
import { listSegmentNames } from '../test-readers'
import { makeSourceEvents, testCard } from '../test-source'
import { openTestTranscoder, type TestTranscoder } from '../test-transcoder'

// A real ffmpeg works here, on machines that may be busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

const seconds = 40
const folder = mkdtempSync(join(tmpdir(), 'seedling-window-'))
const opened: TestTranscoder[] = []
let events: SourceEvent[]

beforeAll(async () => {
  events = await makeSourceEvents(testCard({ seconds, size: '320x180' }))
})
afterEach(() => Promise.all(opened.splice(0).map(({ transcoder }) => transcoder.stop())))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function openPlayed(settings: Parameters<typeof openTestTranscoder>[0]) {
  const transcoder = await openTestTranscoder(settings)
  opened.push(transcoder)
  transcoder.play(events, transcoder.pipeline)
  const run = await transcoder.findRun()
  const text = await transcoder.text(`${run}/video/index.m3u8`)
  return { transcoder, run: run ?? '', segments: listSegmentNames(text) }
}

const inMemory = ({ pipeline }: TestTranscoder) => pipeline.describe().windowBytes

async function openStored() {
  const stored = await openPlayed({ RECORDING: 'on', RECORDING_DIR: folder })
  await until('all to be stored', async () => {
    const metric = stored.transcoder.metrics.getSingleMetric('seedling_recording_waiting_bytes')
    return (await metric?.get())?.values[0]?.value === 0
  })
  return stored
}

test('what is stored leaves memory but for the newest seconds, and is answered as before', async () => {
  const whole = await openPlayed({})
  const stored = await openStored()
  expect(stored.segments).toEqual(whole.segments)
  expect(stored.segments).toHaveLength(seconds / 2 - 1)
  // 2 s and the segments at both ends, and a little for pictures of different sizes.
  const share = inMemory(stored.transcoder) / inMemory(whole.transcoder)
  expect(share).toBeGreaterThan(2 / seconds)
  expect(share).toBeLessThan(8 / seconds)
  // Three target durations they are listed, and as long again they are answered.
  const withParts = stored.segments.slice(-6 * 2)
  for (const [msn, name] of stored.segments.entries()) {
    const parts = [0, 3].map((part) => name.replace('.', `.${part}.`))
    const paths = [name, keyframeName(msn), ...(withParts.includes(name) ? parts : [])]
    for (const path of paths) {
      const [before, now] = await Promise.all([
        whole.transcoder.get(`${whole.run}/video/${path}`),
        stored.transcoder.get(`${stored.run}/video/${path}`),
      ])
      expect(now.status, path).toBe(before.status)
      for (const header of ['content-length', 'content-type', 'cache-control']) {
        expect(now.headers.get(header)).toBe(before.headers.get(header))
      }
      const bytes = Buffer.from(await now.arrayBuffer())
      expect(bytes.equals(Buffer.from(await before.arrayBuffer())), path).toBe(true)
    }
  }
})

test('a file that is gone or cut short is a 404, and the class goes on', async () => {
  const { transcoder, run } = await openStored()
  const place = join(folder, transcoder.broadcastId, run, 'video')
  rmSync(join(place, '0.m4s'))
  truncateSync(join(place, '1.m4s'), 10)
  for (const name of ['0.m4s', '0.0.m4s', '1.m4s']) {
    expect((await transcoder.get(`${run}/video/${name}`)).status, name).toBe(404)
  }
  expect((await transcoder.get(`${run}/video/2.m4s`)).status).toBe(200)
})

test('after the end all that is stored leaves memory', async () => {
  const { transcoder, run, segments } = await openStored()
  transcoder.pipeline.end()
  // The init sections stay.
  await until('memory to be free', async () => inMemory(transcoder) < 4_000)
  expect((await transcoder.get(`${run}/video/${segments.at(-1)}`)).status).toBe(200)
})

test('without a recording all of the window stays in memory', async () => {
  const { transcoder, run } = await openPlayed({ RECORDING: 'on', RECORDING_DIR: '/dev/null' })
  await until('the recording to fail', async () => transcoder.warnings.length > 0)
  expect((await transcoder.get(`${run}/video/0.m4s`)).status).toBe(200)
})
