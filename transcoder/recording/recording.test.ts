import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { until } from '@/tests/support/until'
import type { SourceEvent } from '../source'
import { makeSourceEvents, testCard } from '../test-source'
import { openTestTranscoder, type TestTranscoder } from '../test-transcoder'
import { parseIndex } from './recording-index'

// A real ffmpeg works here, on machines that may be busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

const opened: TestTranscoder[] = []
const folders: string[] = []
let events: SourceEvent[] = []

beforeAll(async () => {
  events = await makeSourceEvents(testCard({ seconds: 9 }))
})

afterEach(async () => {
  await Promise.all(opened.splice(0).map(({ transcoder }) => transcoder.stop()))
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function makeFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'seedling-recording-'))
  folders.push(folder)
  return folder
}

async function openRecorded(settings: Parameters<typeof openTestTranscoder>[0]) {
  const transcoder = await openTestTranscoder({ RECORDING: 'on', ...settings })
  opened.push(transcoder)
  return transcoder
}

async function readRun(folder: string, { broadcastId }: TestTranscoder, run: string | null) {
  const place = join(folder, broadcastId, run ?? '')
  return { place, lines: await parseIndex(readFileSync(join(place, 'index.jsonl'), 'utf8')) }
}

test('a broadcast is recorded byte for byte as it is played', async () => {
  const folder = makeFolder()
  const transcoder = await openRecorded({ RECORDING_DIR: folder })
  transcoder.play(events, transcoder.pipeline)
  const run = await transcoder.findRun()
  transcoder.pipeline.end()
  const played = await transcoder.bytes(`${run}/video/1.m4s`)
  const playedInit = await transcoder.bytes(`${run}/audio/init.0.mp4`)
  await transcoder.transcoder.stop()

  const { place, lines } = await readRun(folder, transcoder, run)
  expect(readFileSync(join(place, 'video', '1.m4s')).equals(played)).toBe(true)
  expect(readFileSync(join(place, 'audio', 'init.0.mp4')).equals(playedInit)).toBe(true)
  expect(statSync(place).mode & 0o077, 'others may not look').toBe(0)
  for (const rendition of ['video', 'audio']) {
    const segments = lines.flatMap((line) =>
      line.type === 'segment' && line.rendition === rendition ? [line] : [],
    )
    expect(segments.map(({ msn }) => msn)).toEqual([0, 1, 2, 3, 4])
    const seconds = segments.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0)
    expect(seconds).toBeCloseTo(9, 0)
    for (const { msn, byteLength } of segments) {
      expect(statSync(join(place, rendition, `${msn}.m4s`)).size).toBe(byteLength)
    }
  }
})

test('a disk that cannot be written stops the recording with a warning, and not the class', async () => {
  const file = join(makeFolder(), 'not-a-folder')
  writeFileSync(file, '')
  const transcoder = await openRecorded({ RECORDING_DIR: file })
  const { pipeline } = transcoder
  transcoder.play(events.slice(0, events.length / 2), pipeline)
  await until('the warning', async () => transcoder.warnings.length > 0)
  expect(transcoder.warnings).toEqual([{ code: 'recording_stopped', reason: 'disk_failed' }])
  expect(pipeline.describe().recording).toBe('failed')
  expect(await transcoder.metrics.metrics()).toMatch(
    'seedling_recordings_stopped_total{reason="disk_failed"} 1',
  )
  transcoder.play(events.slice(events.length / 2), pipeline)
  const run = await transcoder.findRun()
  expect((await transcoder.get(`${run}/video/3.m4s`)).status).toBe(200)
})

test.skipIf(process.getuid?.() !== 0)(
  'a full disk stops the recording: what was written before is kept, and the class goes on',
  async () => {
    const folder = makeFolder()
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=700k', 'tmpfs', folder])
    try {
      const transcoder = await openRecorded({ RECORDING_DIR: folder })
      const half = Math.floor(events.length / 2)
      transcoder.play(events.slice(0, half), transcoder.pipeline)
      const run = await transcoder.findRun()
      const firstSegment = join(folder, transcoder.broadcastId, run ?? '', 'video', '0.m4s')
      await until('a recorded segment', async () => existsSync(firstSegment))
      transcoder.play(events.slice(half), transcoder.pipeline)
      transcoder.pipeline.end()
      await until('the warning', async () => transcoder.warnings.length > 0)
      expect(transcoder.warnings).toEqual([{ code: 'recording_stopped', reason: 'disk_full' }])
      const { place, lines } = await readRun(folder, transcoder, run)
      const segments = lines.flatMap((line) => (line.type === 'segment' ? [line] : []))
      expect(segments.length).toBeGreaterThan(0)
      for (const { rendition, msn, byteLength } of segments) {
        expect(statSync(join(place, rendition, `${msn}.m4s`)).size).toBe(byteLength)
      }
      expect((await transcoder.get(`${run}/video/3.m4s`)).status).toBe(200)
      await transcoder.transcoder.stop()
    } finally {
      execFileSync('umount', [folder])
    }
  },
)

test.each([
  ['disk_full', 'the room that is kept free is used up', { RECORDING_KEEP_FREE_MB: 1e12 }],
  ['too_long', 'it has gone on for too long', { RECORDING_LONGEST_HOURS: 5 / 3_600 }],
])('a recording stops as %s when %s', async (reason, _, settings) => {
  const transcoder = await openRecorded({ RECORDING_DIR: makeFolder(), ...settings })
  transcoder.play(events, transcoder.pipeline)
  await until('the warning', async () => transcoder.warnings.length > 0)
  expect(transcoder.warnings).toEqual([{ code: 'recording_stopped', reason }])
  transcoder.pipeline.end()
  await transcoder.transcoder.stop()
  const recorded = transcoder.ready.map(({ durationSeconds }) => Math.round(durationSeconds))
  expect(recorded).toEqual(reason === 'too_long' ? [6] : [])
})

test('nothing is written where recording is off', async () => {
  const folder = makeFolder()
  const transcoder = await openRecorded({ RECORDING: 'off', RECORDING_DIR: folder })
  transcoder.play(events, transcoder.pipeline)
  expect(transcoder.pipeline.describe().recording).toBeUndefined()
  await transcoder.transcoder.stop()
  expect(readdirSync(folder)).toEqual([])
})

test('a torn last line of an index is cut, any other broken line is not hidden', async () => {
  const line = '{"type":"run","version":1,"runId":"a"}'
  expect(await parseIndex(`${line}\n{"type":"segm`)).toHaveLength(1)
  await expect(parseIndex(`{"type":"segm\n${line}\n`)).rejects.toThrow()
})
