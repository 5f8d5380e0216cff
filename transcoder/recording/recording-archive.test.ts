import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { until } from '@/tests/support/until'
import type { SourceEvent } from '../source'
import { listSegmentNames } from '../test-readers'
import { makeSourceEvents, testCard } from '../test-source'
import { openTestTranscoder, type TestTranscoder } from '../test-transcoder'
import type { TranscoderSettings } from '../transcoder-settings'
import { openTestStorage } from './test-storage'

// A real ffmpeg works here, on machines that may be busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

const dayMs = 86_400_000
const recordedAt = Date.parse('2020-02-10T08:00:00Z')
const renditions = ['video', 'audio']

let events: SourceEvent[]
let storage: Awaited<ReturnType<typeof openTestStorage>>
let folder: string
const folders: string[] = []
const opened: TestTranscoder[] = []

beforeAll(async () => {
  events = await makeSourceEvents(testCard({ seconds: 9, size: '320x180' }))
})
beforeEach(async () => {
  storage = await openTestStorage()
  folder = makeFolder()
})
afterEach(async () => {
  await Promise.all(opened.splice(0).map(({ transcoder }) => transcoder.stop()))
  await storage.close()
})
afterAll(() => {
  for (const each of folders) rmSync(each, { recursive: true, force: true })
})

function makeFolder() {
  const made = mkdtempSync(join(tmpdir(), 'seedling-archive-'))
  folders.push(made)
  return made
}

async function openNode(settings: Partial<TranscoderSettings> = {}, nowMs?: number) {
  const all = { RECORDING_DIR: folder, ...storage.settings, ...settings }
  const node = await openTestTranscoder(all, nowMs === undefined ? {} : { clock: () => nowMs })
  opened.push(node)
  return node
}

async function recordOne(settings: Partial<TranscoderSettings> = {}) {
  const node = await openNode({ RECORDING: 'on', ...settings })
  node.play(events, node.pipeline)
  node.pipeline.end()
  await until('the recording to be announced', async () => node.ready.length > 0)
  return node
}

async function readGauge({ metrics }: TestTranscoder, name: string) {
  return (await metrics.getSingleMetric(name)?.get())?.values[0]?.value ?? 0
}

const untilUploaded = (node: TestTranscoder) =>
  until('all to be uploaded', async () => (await readGauge(node, 'seedling_uploads_waiting')) === 0)

const replayUrl = ({ baseUrl }: TestTranscoder) => baseUrl.replace('/live/', '/replay/')

/** Everything that the replay consists of, by its path. */
async function readReplay(node: TestTranscoder) {
  const base = `${replayUrl(node)}index.m3u8`
  const found = new Map<string, string>()
  const read = async (path: string) => {
    const response = await fetch(new URL(path, base))
    expect(response.status, path).toBe(200)
    const bytes = Buffer.from(await response.arrayBuffer())
    found.set(`${path} ${response.headers.get('content-type')}`, bytes.toString('base64'))
    return bytes.toString()
  }
  await read('index.m3u8')
  for (const id of renditions) {
    const playlist = await read(`${id}/index.m3u8`)
    const maps = [...playlist.matchAll(/MAP:URI="([^"]+)"/g)].map(([, uri]) => uri ?? '')
    for (const uri of [...maps, ...listSegmentNames(playlist)]) await read(join(id, uri))
  }
  return found
}

test('what is uploaded is played when the node’s disk is lost', async () => {
  const node = await recordOne()
  await node.transcoder.whenArchived()
  expect(storage.listPuts().at(-1)).toMatch(/recording\.json$/)
  const whole = await readReplay(node)
  expect(whole.size).toBe(3 + 2 + 2 * 5)
  expect(await readReplay(await openNode({ RECORDING_DIR: makeFolder() }))).toEqual(whole)
})

test('an upload that is interrupted goes on where it was, in another process too', async () => {
  storage.state.downAfter = 6
  const node = await recordOne()
  await until(
    'a failure',
    async () => (await readGauge(node, 'seedling_upload_failures_total')) > 0,
  )
  expect(await readGauge(node, 'seedling_uploads_waiting')).toBe(1)
  await node.transcoder.stop()
  const before = storage.listPuts()
  storage.state.downAfter = Infinity
  storage.state.isDown = false
  const next = await openNode()
  await until(
    'the rest',
    async () => storage.listPuts().at(-1)?.endsWith('recording.json') === true,
  )
  await untilUploaded(next)
  const after = storage.listPuts().slice(before.length)
  // Those that were under way when the storage went down are sent again, and no others.
  const stored = before.slice(0, 4)
  expect(after.filter((path) => stored.includes(path))).toEqual([])
  expect(new Set([...stored, ...after]).size).toBe(2 + 2 * 5 + 1 + 1)
  expect(await readReplay(await openNode({ RECORDING_DIR: makeFolder() }))).toEqual(
    await readReplay(next),
  )
})

test('a second run is uploaded beside the first, which is not sent again', async () => {
  const node = await recordOne()
  await untilUploaded(node)
  const first = storage.listPuts()
  const second = node.open()
  node.play(events, second)
  second.end()
  await until('the second upload', async () => storage.listPuts().length === 2 * first.length)
  await untilUploaded(node)
  const repeated = storage
    .listPuts()
    .slice(first.length)
    .filter((path) => first.includes(path))
  expect(repeated).toEqual([first.at(-1)])
  expect(await readReplay(await openNode({ RECORDING_DIR: makeFolder() }))).toEqual(
    await readReplay(node),
  )
})

test('the media leave the disk when nobody plays them live, and are played from the storage', async () => {
  const node = await recordOne({ RECORDING_S3_KEEP_LOCAL: 'off' })
  await untilUploaded(node)
  const whole = await readReplay(node)
  await node.transcoder.stop()
  const place = join(folder, node.broadcastId)
  const [run = ''] = readdirSync(place).filter((name) => !name.includes('.'))
  expect(existsSync(join(place, run, 'video', '0.m4s'))).toBe(true)

  const next = await openNode({ RECORDING_S3_KEEP_LOCAL: 'off', RECORDING: 'off' }, recordedAt)
  await until('the disk to be freed', async () => !existsSync(join(place, run, 'video')))
  expect(readdirSync(join(place, run))).toEqual(['index.jsonl'])
  expect(await readReplay(next)).toEqual(whole)

  storage.state.isDown = true
  const media = `${replayUrl(next)}${run}/video/0.m4s`
  expect((await fetch(media)).status).toBe(503)
  storage.state.isDown = false
  expect((await fetch(media)).status).toBe(200)
  expect((await fetch(media.replace('/0.m4s', '/99.m4s'))).status).toBe(404)
})

test('what is too old is removed from the storage too', async () => {
  const node = await recordOne()
  await untilUploaded(node)
  await node.transcoder.stop()
  const later = await openNode({}, recordedAt + 31 * dayMs)
  await until('the removal', async () => !existsSync(join(folder, node.broadcastId)))
  expect((await fetch(`${replayUrl(later)}index.m3u8`)).status).toBe(404)
  const removals = storage.state.requests.filter((line) => line.startsWith('DELETE '))
  const removed = new Set(removals.map((line) => line.slice('DELETE '.length)))
  expect(removed).toEqual(new Set(storage.listPuts()))
})
