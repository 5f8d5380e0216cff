import { mkdtempSync, rmSync } from 'node:fs'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FilePublisher } from '@/bench/support/file-publisher'
import { makeSampleClass } from '@/bench/support/sample-class'
import { openHostileServer } from '@/ingest/simulcast/test-simulcast'
import { sayYesToAll } from '@/ingest/simulcast/test-yes-sayer'
import { startMediaProgram } from '@/ingest/test-media-program'
import { granted, openTestPortal, testBroadcastId } from '@/ingest/test-portal'
import { findInSource, readFrames } from './frame-hashes'

const seconds = 40
/** More than lies in sockets by the time that one is to be called slow. */
const videoKbps = 6_000

const treatments: Record<string, (socket: Socket) => void> = {
  silent: () => {},
  deaf: (socket) => {
    sayYesToAll(socket)
    socket.once('data', () => socket.pause())
  },
  fleeting: (socket) => {
    sayYesToAll(socket)
    socket.resume()
    setTimeout(() => socket.end(), 1_000)
  },
  slow: (socket) => {
    sayYesToAll(socket)
    // 16 kB/s of the 760 kB/s that come.
    const timer = setInterval(() => socket.read(1_600), 100)
    socket.on('close', () => clearInterval(timer))
  },
  trickling: (socket) => {
    socket.resume()
    const timer = setInterval(() => socket.write(Buffer.from([3])), 50)
    socket.on('close', () => clearInterval(timer))
  },
  garbage: (socket) => {
    socket.resume()
    socket.write(Buffer.concat([Buffer.from([3]), Buffer.alloc(40_000, 0xff)]))
  },
  flooding: (socket) => {
    sayYesToAll(socket)
    socket.resume()
    const pour = () => socket.write(Buffer.alloc(64 * 1024, 2)) && setImmediate(pour)
    socket.on('drain', pour)
    pour()
  },
}

let folder: string
let path: string
let portal: Awaited<ReturnType<typeof openTestPortal>>
let node: Awaited<ReturnType<typeof startMediaProgram>>
const servers: Awaited<ReturnType<typeof openHostileServer>>[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'seedling-simulcast-'))
  path = join(folder, 'class.flv')
  await makeSampleClass({ path, seconds, videoKbps, fps: 25, size: '640x360' })
  portal = await openTestPortal()
  node = await startMediaProgram(portal.url, { SIMULCAST_ALLOWED_HOSTS: '127.0.0.1' })
  const targets = [
    { id: 'ourselves', streamKey: 'good', address: `rtmp://127.0.0.1:${node.rtmpPort}/live` },
  ]
  for (const [id, treat] of Object.entries(treatments)) {
    const server = await openHostileServer(treat)
    servers.push(server)
    targets.push({ id, streamKey: 'key', address: `rtmp://127.0.0.1:${server.port}/live` })
  }
  portal.state.answers = { good: granted }
  portal.state.simulcast = [{ broadcastId: testBroadcastId, targets }]
})
afterAll(async () => {
  node?.end()
  for (const server of servers) await server.close()
  await portal?.close()
  rmSync(folder, { recursive: true, force: true })
})

test('whatever targets do, the class goes on frame by frame, and each is told in a word', async () => {
  const publisher = new FilePublisher({
    ...{ path, times: 1, rtmpAddress: `rtmp://127.0.0.1:${node.rtmpPort}/live/good` },
  })
  const reasons = new Map<string, Set<string>>()
  portal.state.onReports = () => {
    const [broadcast] = portal.state.health?.broadcasts ?? []
    for (const { targetId, state, reason } of broadcast?.simulcast ?? []) {
      const seen = reasons.get(targetId) ?? new Set()
      reasons.set(targetId, seen.add(reason ?? state))
    }
  }
  await publisher.ended
  await portal.reported((reports) => reports.some(({ event }) => event.kind === 'ended'))
  expect(Object.fromEntries([...reasons].map(([id, seen]) => [id, [...seen]]))).toMatchObject({
    ourselves: expect.arrayContaining(['loops_back']),
    silent: expect.arrayContaining(['no_answer']),
    trickling: expect.arrayContaining(['no_answer']),
    deaf: expect.arrayContaining(['behind', 'takes_nothing']),
    fleeting: expect.arrayContaining(['closed']),
    slow: expect.arrayContaining(['behind']),
    garbage: expect.arrayContaining(['not_rtmp']),
    flooding: expect.arrayContaining(['not_rtmp']),
  })
  const playlist = `${node.originUrl}/live/n1/${testBroadcastId}/index.m3u8`
  for (const track of ['v', 'a'] as const) {
    const source = await readFrames(path, track)
    const found = findInSource(await readFrames(playlist, track), source)
    // AAC begins with a frame before the first picture; a class begins with that.
    expect(found).toEqual({ begins: track === 'v' ? 0 : 1, ends: source.length })
  }
})
