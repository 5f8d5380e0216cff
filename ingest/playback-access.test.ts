import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemClock } from '@/common/clock'
import { silentLog } from '@/common/log'
import { accessHeader } from '@/common/media-contract'
import { Publisher } from '@/tests/support/publisher'
import { MediaNode } from './media-node'
import { readMediaSettings } from './media-settings'
import { openTestPortal, testBroadcastId, testSecret } from './test-portal'

let portal: Awaited<ReturnType<typeof openTestPortal>>
let node: MediaNode
let dataFolder: string

beforeEach(async () => {
  portal = await openTestPortal()
  dataFolder = mkdtempSync(join(tmpdir(), 'seedling-access-'))
  const settings = readMediaSettings({
    DATA_DIR: dataFolder,
    NODE_ENV: 'test',
    MEDIA_SECRET: testSecret,
    PORTAL_INTERNAL_URL: portal.url,
    LADDER: 'off',
  })
  node = new MediaNode({
    settings: { ...settings, RTMP_PORT: 0, ORIGIN_PORT: 0 },
    clock: systemClock,
    log: silentLog,
  })
  await node.start()
})
afterEach(async () => {
  await node.stop()
  await portal.close()
  rmSync(dataFolder, { recursive: true, force: true })
})

/** What the origin says of the access with an answer; null before there is one. */
async function accessOf(address: string) {
  const response = await fetch(new URL(address, `http://127.0.0.1:${node.originPort}`))
  await response.arrayBuffer()
  return response.ok ? (response.headers.get(accessHeader) ?? 'open') : null
}
const becomes = (address: string, access: string) =>
  expect.poll(() => accessOf(address)).toBe(access)

/** Every address that the playlists name, and they themselves. */
async function listAddresses(playlist: string) {
  const found = new Set([playlist])
  // What is added while this goes on is looked at too; playlists name each other.
  for (const path of found) {
    if (!path.endsWith('.m3u8')) continue
    const base = new URL(path, `http://127.0.0.1:${node.originPort}`)
    const text = await (await fetch(base)).text()
    const named = [...text.matchAll(/URI="([^"]+)"/g)].map(([, uri = '']) => uri)
    const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
    for (const uri of [...named, ...lines]) found.add(new URL(uri, base).pathname)
  }
  return [...found]
}

test('everything of a class that is not for everybody says so, follows a change, and so does its recording', async () => {
  const live = `/live/n1/${testBroadcastId}/index.m3u8`
  const replay = live.replace('/live/', '/replay/')
  portal.state.answers = {
    good: {
      ...{ outcome: 'granted', broadcastId: testBroadcastId, classroomId: 'classroom-1' },
      access: 'token',
    },
  }
  const rtmpUrl = `rtmp://127.0.0.1:${node.rtmpPort}/live`
  const publisher = new Publisher({ rtmpUrl, streamKey: 'good', size: '320x180' })
  await becomes(live, 'token')
  const addresses = await listAddresses(live)
  expect(addresses.some((path) => path.endsWith('.mp4'))).toBe(true)
  expect(addresses.some((path) => path.endsWith('.m4s'))).toBe(true)
  const told = await Promise.all(addresses.map(accessOf))
  // The part that is hinted at may not be there in time.
  expect(new Set(told.filter((access) => access !== null))).toEqual(new Set(['token']))
  await becomes(`/live/n1/${testBroadcastId}/state.json`, 'token')

  portal.state.accessChanges = [{ broadcastId: testBroadcastId, live: 'open', replay: 'token' }]
  await becomes(live, 'open')
  portal.state.accessChanges = [{ broadcastId: testBroadcastId, live: 'token', replay: 'token' }]
  await becomes(live, 'token')

  portal.state.replayRule = { outcome: 'shown', from: null, to: null, access: 'token' }
  await publisher.stop()
  await becomes(replay, 'token')
  const recorded = await Promise.all((await listAddresses(replay)).map(accessOf))
  expect(new Set(recorded)).toEqual(new Set(['token']))
  portal.state.replayRule = { outcome: 'shown', from: null, to: null, access: 'open' }
  portal.state.accessChanges = [{ broadcastId: testBroadcastId, live: 'open', replay: 'open' }]
  await becomes(replay, 'open')
})
