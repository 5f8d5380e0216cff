import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { until } from '@/tests/support/until'
import type { SourceEvent } from '../source'
import { makeSourceEvents, testCard } from '../test-source'
import { openTestTranscoder, type TestTranscoder } from '../test-transcoder'
import type { TranscoderSettings } from '../transcoder-settings'

// A real ffmpeg works here, on machines that may be busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

const seconds = 5
const endsAt = Date.parse('2020-02-10T08:00:00Z') + seconds * 1_000
const dayMs = 86_400_000
const until30DaysLater = new Date(endsAt + 30 * dayMs).toISOString()

let events: SourceEvent[]
let folder: string
const opened: TestTranscoder[] = []

beforeAll(async () => {
  events = await makeSourceEvents(testCard({ seconds }))
})
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'seedling-recordings-'))
})
afterEach(async () => {
  await Promise.all(opened.splice(0).map(({ transcoder }) => transcoder.stop()))
  rmSync(folder, { recursive: true, force: true })
})

/** A node's process on the folder: another one each time, as after a restart. */
async function openNode(
  settings: Partial<TranscoderSettings> = {},
  options: Parameters<typeof openTestTranscoder>[1] = {},
) {
  const all = { RECORDING: 'on', RECORDING_DIR: folder, ...settings } as const
  const node = await openTestTranscoder(all, options)
  opened.push(node)
  return node
}

async function recordOne() {
  const node = await openNode()
  node.play(events, node.pipeline)
  node.pipeline.end()
  await until('the recording to be announced', async () => node.ready.length > 0)
  return node
}

/** What a process that was started anew says of what it finds, and of nothing else. */
async function restart(settings?: Partial<TranscoderSettings>) {
  const node = await openNode({ RECORDING: 'off', ...settings })
  await node.transcoder.stop()
  return node.ready
}

test('a recording is announced when its broadcast has ended, with length and last day', async () => {
  const { ready } = await recordOne()
  expect(ready).toEqual([
    { durationSeconds: expect.closeTo(seconds, 0), availableUntil: expect.any(String) },
  ])
  const availableMs = Date.parse(ready[0]?.availableUntil ?? '')
  expect(Math.abs(availableMs - Date.parse(until30DaysLater))).toBeLessThan(500)
})

test('what nobody has heard is announced again by the next process, and then no more', async () => {
  const node = await recordOne()
  await node.transcoder.stop()
  expect(await restart()).toEqual(node.ready)
  const hearing = await openNode({ RECORDING: 'off' })
  await until('the announcement', async () => hearing.ready.length > 0)
  for (const ready of hearing.ready) {
    await hearing.transcoder.noteRecordingHeard(node.broadcastId, ready)
  }
  await hearing.transcoder.stop()
  expect(await restart()).toEqual([])
})

test('another retention time is another last day, which is announced', async () => {
  const node = await recordOne()
  for (const ready of node.ready) {
    await node.transcoder.noteRecordingHeard(node.broadcastId, ready)
  }
  await node.transcoder.stop()
  const [ready] = await restart({ RECORDING_RETENTION_DAYS: 7 })
  expect(Date.parse(ready?.availableUntil ?? '')).toBeLessThan(endsAt + 8 * dayMs)
})

test('a second run is announced with the length of both', async () => {
  const node = await recordOne()
  const second = node.open()
  node.play(events, second)
  second.end()
  await until('the second announcement', async () => node.ready.length > 1)
  expect(node.ready[1]?.durationSeconds).toBeCloseTo(2 * seconds, 0)
})

test('a summary that cannot be read is drawn anew', async () => {
  const node = await recordOne()
  await node.transcoder.stop()
  writeFileSync(join(folder, node.broadcastId, 'summary.json'), '{"version":')
  expect(await restart()).toEqual(node.ready)
})

test('a recording is removed when its time is over, and not before', async () => {
  const node = await recordOne()
  await node.transcoder.stop()
  const place = join(folder, node.broadcastId)
  const startAt = async (nowMs: number) => {
    const later = await openNode({ RECORDING: 'off' }, { clock: () => nowMs })
    await later.transcoder.stop()
  }
  await startAt(endsAt + 30 * dayMs - 1_000)
  expect(existsSync(place)).toBe(true)
  await startAt(endsAt + 30 * dayMs + 1_000)
  expect(existsSync(place)).toBe(false)
})

test('a recording that is evidence is kept beyond its time, and removed once it is none', async () => {
  const node = await recordOne()
  await node.transcoder.stop()
  const place = join(folder, node.broadcastId)
  const startMuchLater = async (isWithheld: boolean) => {
    const clock = () => endsAt + 90 * dayMs
    const later = await openNode({ RECORDING: 'off' }, { clock, isWithheld: () => isWithheld })
    await later.transcoder.stop()
  }
  await startMuchLater(true)
  expect(existsSync(place)).toBe(true)
  await startMuchLater(false)
  expect(existsSync(place)).toBe(false)
})
