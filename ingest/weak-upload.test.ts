import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemClock } from '@/common/clock'
import { silentLog } from '@/common/log'
import { Publisher } from '@/tests/support/publisher'
import { openThrottledLine } from '@/tests/support/throttled-line'
import { MediaNode } from './media-node'
import { readMediaSettings } from './media-settings'
import { openTestPortal, testBroadcastId, testSecret } from './test-portal'

let portal: Awaited<ReturnType<typeof openTestPortal>>
let node: MediaNode
let line: Awaited<ReturnType<typeof openThrottledLine>>
let dataFolder: string

beforeEach(async () => {
  portal = await openTestPortal()
  dataFolder = mkdtempSync(join(tmpdir(), 'seedling-weak-'))
  const env = {
    NODE_ENV: 'test',
    DATA_DIR: dataFolder,
    MEDIA_SECRET: testSecret,
    PORTAL_INTERNAL_URL: portal.url,
    LADDER: 'off',
  } as const
  const settings = { ...readMediaSettings(env), RTMP_PORT: 0, ORIGIN_PORT: 0 }
  node = new MediaNode({ settings, clock: systemClock, log: silentLog })
  await node.start()
  line = await openThrottledLine(node.rtmpPort)
})
afterEach(async () => {
  line.close()
  await node.stop()
  await portal.close()
  rmSync(dataFolder, { recursive: true, force: true })
})

const addressOf = (path: string) =>
  `http://127.0.0.1:${node.originPort}/live/n1/${testBroadcastId}/${path}`

/** Follows the playlist as a player does, one blocked reload a part; gives the longest of them. */
async function followPlaylist(isOver: () => boolean) {
  const multivariant = await (await fetch(addressOf('index.m3u8'))).text()
  const path = /^.+video\/index\.m3u8$/m.exec(multivariant)?.[0] ?? ''
  const followed = { reloads: 0, longestMs: 0, targetMs: 0 }
  let place = ''
  let wanted = ''
  while (!isOver()) {
    const startedAtMs = performance.now()
    const response = await fetch(addressOf(`${path}${place}`), {
      signal: AbortSignal.timeout(30_000),
    })
    followed.longestMs = Math.max(followed.longestMs, performance.now() - startedAtMs)
    const playlist = await response.text()
    expect(response.status, playlist).toBe(200)
    expect(playlist).toContain(wanted)
    const [, msn, part] = /PRELOAD-HINT:TYPE=PART,URI="(\d+)\.(\d+)\.m4s"/.exec(playlist) ?? []
    followed.targetMs = Number(/TARGETDURATION:(\d+)/.exec(playlist)?.[1]) * 1000
    wanted = `URI="${msn}.${part}.m4s"`
    place = `?_HLS_msn=${msn}&_HLS_part=${part}`
    followed.reloads += 1
  }
  return followed
}

const isPlayable = async () => (await fetch(addressOf('index.m3u8'))).status === 200
const findWarning = () =>
  portal.state.reports
    .map(({ event }) => (event.kind === 'warning' ? event.warning : null))
    .find((warning) => warning?.code === 'upload_falters')

test('a weak upload is told of, and its playlists stay right and are never held for long', async () => {
  const rtmpUrl = `rtmp://127.0.0.1:${line.port}/live`
  const publisher = new Publisher({ rtmpUrl, streamKey: 'good', size: '320x180' })
  await expect.poll(isPlayable).toBe(true)
  // About half of what the encoder sends.
  line.setRate(35_000)
  const followed = await followPlaylist(() => findWarning() !== undefined)
  expect(findWarning()).toMatchObject({ behindMs: expect.any(Number) })
  expect(followed.reloads).toBeGreaterThan(3)
  expect(followed.longestMs).toBeLessThan(3 * followed.targetMs)

  line.setRate(Infinity)
  let more = 10
  await followPlaylist(() => more-- === 0)
  await publisher.break()
})

test('a line that falls silent without a word is told of to viewers and teacher, and goes on where it was', async () => {
  const rtmpUrl = `rtmp://127.0.0.1:${line.port}/live`
  const publisher = new Publisher({ rtmpUrl, streamKey: 'good', size: '320x180' })
  await expect.poll(isPlayable).toBe(true)
  const readState = async () => (await fetch(addressOf('state.json'))).json()
  const { run, ...rest } = await readState()
  expect(rest).toMatchObject({ state: 'live' })
  line.setRate(0)
  await expect.poll(readState).toMatchObject({ state: 'interrupted', run })
  await expect.poll(findWarning).toBeDefined()
  expect(await isPlayable()).toBe(true)

  line.setRate(Infinity)
  await expect.poll(readState).toMatchObject({ state: 'live', run })
  let more = 20
  await followPlaylist(() => more-- === 0)
  const path = /^.+video\/index\.m3u8$/m.exec(await (await fetch(addressOf('index.m3u8'))).text())
  const playlist = await (await fetch(addressOf(path?.[0] ?? ''))).text()
  expect(playlist).not.toMatch(/^#EXT-X-DISCONTINUITY$/m)
  expect(portal.state.reports.map(({ event }) => event.kind)).not.toContain('interrupted')
  await publisher.break()
})
