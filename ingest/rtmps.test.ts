import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemClock } from '@/common/clock'
import { silentLog } from '@/common/log'
import { makeCertificate } from '@/tests/support/make-certificate'
import { Publisher } from '@/tests/support/publisher'
import { MediaNode } from './media-node'
import { readMediaSettings } from './media-settings'
import { openTestPortal, testBroadcastId, testSecret } from './test-portal'

let portal: Awaited<ReturnType<typeof openTestPortal>>
let node: MediaNode
let folder: string

beforeEach(async () => {
  portal = await openTestPortal()
  folder = mkdtempSync(join(tmpdir(), 'seedling-rtmps-node-'))
  const certificateFile = join(folder, 'node.pem')
  makeCertificate(certificateFile)
  const env = {
    DATA_DIR: folder,
    NODE_ENV: 'test',
    MEDIA_SECRET: testSecret,
    PORTAL_INTERNAL_URL: portal.url,
    RTMPS_CERTIFICATE_FILE: certificateFile,
    LADDER: 'off',
  } as const
  const settings = { ...readMediaSettings(env), RTMP_PORT: 0, RTMPS_PORT: 0, ORIGIN_PORT: 0 }
  node = new MediaNode({ settings, clock: systemClock, log: silentLog })
  await node.start()
})
afterEach(async () => {
  await node.stop()
  await portal.close()
  rmSync(folder, { recursive: true, force: true })
})

test('a class that comes in by RTMPS plays', async () => {
  const origin = `http://127.0.0.1:${node.originPort}`
  const rtmpUrl = `rtmps://127.0.0.1:${node.rtmpsPort}/live`
  const publisher = new Publisher({ rtmpUrl, streamKey: 'good', size: '320x180' })
  const playlistUrl = `${origin}/live/n1/${testBroadcastId}/index.m3u8`
  await expect.poll(async () => (await fetch(playlistUrl)).status).toBe(200)
  const health = await (await fetch(`${origin}/health`)).json()
  expect(health).toMatchObject({ status: 'ready', rtmpsPort: node.rtmpsPort })
  await publisher.stop()
  await portal.reported((reports) => reports.some(({ event }) => event.kind === 'ended'))
})
