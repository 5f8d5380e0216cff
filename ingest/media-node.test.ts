import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemClock } from '@/common/clock'
import { silentLog } from '@/common/log'
import { Publisher } from '@/tests/support/publisher'
import { until } from '@/tests/support/until'
import { MediaNode } from './media-node'
import { readMediaSettings } from './media-settings'
import { granted, openTestPortal, testBroadcastId, testSecret } from './test-portal'

let portal: Awaited<ReturnType<typeof openTestPortal>>
let node: MediaNode
let dataFolder: string
let openNode: () => Promise<void>

beforeEach(async () => {
  portal = await openTestPortal()
  dataFolder = mkdtempSync(join(tmpdir(), 'seedling-node-'))
  const env = {
    DATA_DIR: dataFolder,
    NODE_ENV: 'test',
    MEDIA_SECRET: testSecret,
    PORTAL_INTERNAL_URL: portal.url,
    LADDER: 'off',
  } as const
  const settings = { ...readMediaSettings(env), RTMP_PORT: 0, ORIGIN_PORT: 0 }
  openNode = async () => {
    node = new MediaNode({ settings, clock: systemClock, log: silentLog })
    await node.start()
  }
  await openNode()
})
afterEach(async () => {
  await node.stop()
  await portal.close()
  rmSync(dataFolder, { recursive: true, force: true })
})

const origin = () => `http://127.0.0.1:${node.originPort}`

test('a class goes from an encoder to a playlist, and the portal hears of it', async () => {
  const rtmpUrl = `rtmp://127.0.0.1:${node.rtmpPort}/live`
  const publisher = new Publisher({ rtmpUrl, streamKey: 'good', size: '320x180' })
  await portal.reported((reports) => reports.some(({ event }) => event.kind === 'live'))
  const playlistUrl = `${origin()}/live/n1/${testBroadcastId}/index.m3u8`
  await expect.poll(async () => (await fetch(playlistUrl)).status).toBe(200)
  const metrics = await (await fetch(`${origin()}/metrics`)).text()
  expect(metrics).toContain('seedling_publishers 1')
  expect(metrics).toContain('nodejs_eventloop_lag_seconds')

  await publisher.stop()
  await portal.reported((reports) => reports.some(({ event }) => event.kind === 'ended'))
  const reports = await portal.reported((all) => all.at(-1)?.event.kind === 'recording_ready')
  const summaryPath = join(dataFolder, 'recordings', testBroadcastId, 'summary.json')
  const ready = reports.at(-1)?.event
  const toldUntil = ready?.kind === 'recording_ready' ? ready.availableUntil : null
  await until('the node to note that the portal has heard', async () => existsSync(summaryPath))
  expect(JSON.parse(readFileSync(summaryPath, 'utf8'))).toMatchObject({ toldUntil })
  const replayUrl = `${origin()}/replay/n1/${testBroadcastId}/index.m3u8`
  expect((await fetch(replayUrl)).status).toBe(200)
})

test('the portal hears every few seconds how the node and its broadcast are doing', async () => {
  const rtmpUrl = `rtmp://127.0.0.1:${node.rtmpPort}/live`
  const publisher = new Publisher({ rtmpUrl, streamKey: 'good', size: '320x180' })
  const read = () => portal.state.health?.broadcasts[0]
  await expect.poll(() => read()?.receivedFps).toBeGreaterThan(15)
  expect(read()).toMatchObject({
    broadcastId: testBroadcastId,
    width: 320,
    height: 180,
    renditions: [
      { id: 'video', state: 'made' },
      { id: 'audio', state: 'made' },
    ],
  })
  expect(read()?.receivedKbps).toBeGreaterThan(50)
  await fetch(`${origin()}/live/n1/${testBroadcastId}/index.m3u8`)
  await expect.poll(() => read()?.requestsPerSecond).toBeGreaterThan(0)
  expect(portal.state.health?.node.memoryBytes).toBeGreaterThan(10_000_000)

  await publisher.stop()
  await expect.poll(() => portal.state.health?.broadcasts).toEqual([])
})

test('health says ready while the RTMP door is open', async () => {
  const response = await fetch(`${origin()}/health`)
  expect(response.status).toBe(200)
  expect(await response.json()).toMatchObject({ status: 'ready', rtmpPort: node.rtmpPort })
})

test('a node that stops ends its broadcasts, and says so and that they are recorded', async () => {
  const rtmpUrl = `rtmp://127.0.0.1:${node.rtmpPort}/live`
  const publisher = new Publisher({ rtmpUrl, streamKey: 'good', size: '320x180' })
  await portal.reported((reports) => reports.some(({ event }) => event.kind === 'live'))
  const playlistUrl = `${origin()}/live/n1/${testBroadcastId}/index.m3u8`
  await expect.poll(async () => (await fetch(playlistUrl)).status).toBe(200)
  await node.stop()
  const kinds = portal.state.reports.map(({ event }) => event.kind)
  expect(kinds.slice(kinds.indexOf('ended'))).toEqual(['ended', 'recording_ready'])
  expect(portal.state.broadcastIds).toEqual([])
  await publisher.break()
})

test('a class whose key is replaced is cut off from the old one, and goes on in its run with the new', async () => {
  const rtmpUrl = `rtmp://127.0.0.1:${node.rtmpPort}/live`
  const former = new Publisher({ rtmpUrl, streamKey: 'good', size: '320x180' })
  await portal.reported((reports) => reports.some(({ event }) => event.kind === 'live'))
  const keyHash = createHash('sha256').update('renewed').digest('hex')
  portal.state.answers = { renewed: granted }
  portal.state.keyChanges = [{ broadcastId: testBroadcastId, keyHash }]
  expect(await former.exited).not.toBe(0)
  expect(former.messages).toContain('not valid any more')
  const renewed = new Publisher({ rtmpUrl, streamKey: 'renewed', size: '320x180' })
  const kinds = async () => (await portal.reported(() => true)).map(({ event }) => event.kind)
  await expect.poll(kinds).toEqual(['live', 'interrupted', 'live'])
  await renewed.stop()
})

test('a class that is stopped is gone within two seconds, stays gone while the portal is away, and its recording lies there', async () => {
  const rtmpUrl = `rtmp://127.0.0.1:${node.rtmpPort}/live`
  const publisher = new Publisher({ rtmpUrl, streamKey: 'good', size: '320x180' })
  const ask = async (door: 'live' | 'replay') =>
    (await fetch(`${origin()}/${door}/n1/${testBroadcastId}/index.m3u8`)).status
  await expect.poll(() => ask('live')).toBe(200)

  portal.state.stoppedBroadcastIds = [testBroadcastId]
  await expect.poll(() => ask('live')).toBe(410)
  expect(await publisher.exited).not.toBe(0)
  expect(publisher.messages).toContain('stopped by an administrator')
  await portal.reported((all) => all.at(-1)?.event.kind === 'recording_ready')
  expect(await ask('replay')).toBe(410)

  await node.stop()
  portal.state.mood = 'down'
  await openNode()
  expect(await ask('replay')).toBe(410)
  portal.state.stoppedBroadcastIds = []
  portal.state.mood = 'well'
  await expect.poll(() => ask('replay')).toBe(200)
})
