import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findFreePorts } from '@/tests/support/free-ports'
import { Publisher } from '@/tests/support/publisher'
import { openTestPortal, testBroadcastId, testSecret } from './test-portal'

const root = fileURLToPath(new URL('..', import.meta.url))
let portal: Awaited<ReturnType<typeof openTestPortal>>
let node: Awaited<ReturnType<typeof startProgram>>

beforeEach(async () => {
  portal = await openTestPortal()
  portal.state.answers.other = {
    ...{ outcome: 'granted', classroomId: 'classroom-2' },
    broadcastId: 'f'.repeat(32),
  }
  node = await startProgram(portal.url)
})
afterEach(async () => {
  node.end()
  await portal.close()
})

/** The media node's own program. */
async function startProgram(portalUrl: string) {
  const [rtmpPort, originPort] = await findFreePorts(2)
  const folder = mkdtempSync(join(tmpdir(), 'seedling-drain-'))
  const child = spawn(process.execPath, ['--import', 'tsx', 'ingest/main.ts'], {
    cwd: root,
    env: {
      ...process.env,
      ...{ NODE_ENV: 'test', DATA_DIR: folder, MEDIA_SECRET: testSecret, LADDER: 'off' },
      ...{ NODE_NAME: 'n1', PORTAL_INTERNAL_URL: portalUrl },
      ...{ RTMP_PORT: String(rtmpPort), ORIGIN_PORT: String(originPort) },
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const originUrl = `http://127.0.0.1:${originPort}`
  const readHealth = async () => {
    const response = await fetch(`${originUrl}/health`).catch(() => null)
    return response?.json()
  }
  await expect.poll(readHealth, { timeout: 15_000 }).toMatchObject({ status: 'ready' })
  return {
    child,
    originUrl,
    readHealth,
    publish: (streamKey: string) =>
      new Publisher({ rtmpUrl: `rtmp://127.0.0.1:${rtmpPort}/live`, streamKey, size: '320x180' }),
    end() {
      child.kill('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const heard = (kind: string, times = 1) =>
  portal.reported((reports) => reports.filter(({ event }) => event.kind === kind).length >= times)

test('a node that drains refuses new broadcasts, keeps those on air, and ends after the last', async () => {
  const teacher = node.publish('good')
  await heard('live')
  node.child.kill('SIGUSR2')
  await expect.poll(() => node.readHealth()).toMatchObject({ status: 'draining', publishers: 1 })
  await expect.poll(() => portal.state.health?.node.isDraining, { timeout: 5_000 }).toBe(true)

  const newcomer = node.publish('other')
  expect(await newcomer.exited).not.toBe(0)
  expect(newcomer.messages).toContain('takes no new broadcast')

  await teacher.break()
  await heard('interrupted')
  const returned = node.publish('good')
  await heard('live', 2)
  const playlistUrl = `${node.originUrl}/live/n1/${testBroadcastId}/index.m3u8`
  await expect.poll(async () => (await fetch(playlistUrl)).status, { timeout: 5_000 }).toBe(200)

  const exited = once(node.child, 'exit')
  await returned.stop()
  await heard('ended')
  // Viewers may still see the end.
  expect((await fetch(playlistUrl)).status).toBe(200)
  expect(await exited).toEqual([0, null])
}, 60_000)

test('balancers are told 503 while edges go on to play', async () => {
  node.child.kill('SIGUSR2')
  const answer = async () => (await fetch(`${node.originUrl}/health`)).status
  await expect.poll(answer).toBe(503)
  expect((await fetch(`${node.originUrl}/health?for=playback`)).status).toBe(200)
  const exited = once(node.child, 'exit')
  node.child.kill('SIGTERM')
  expect(await exited).toEqual([0, null])
})
