import { afterEach, expect, test } from 'vitest'
import { broadcastLogId } from '@/common/broadcast-log-id'
import { silentLog } from '@/common/log'
import { keepRunning, listDescendants } from '@/tests/support/processes'
import { until } from '@/tests/support/until'
import { EdgeStartError } from './edge-start-error'
import { openTestEdge, type TestEdge } from './test-edge'
import { TestOrigin } from './test-origin'

const broadcastId = '0123456789abcdef0123456789abcdef'
const broadcast = `/live/n1/${broadcastId}`
let edge: TestEdge | undefined
let origin: TestOrigin | undefined

afterEach(async () => {
  await edge?.stop()
  await origin?.stop()
  edge = undefined
  origin = undefined
})

async function openPair() {
  origin = new TestOrigin()
  await origin.start()
  edge = await openTestEdge({ n1: origin.port })
  const { url } = edge
  await expect.poll(async () => (await fetch(`${url}/health`)).status).toBe(200)
  return { origin, edge, url }
}

test('the edge writes down which fetches failed or took long, by log id and without a viewer', async () => {
  const lines: unknown[] = []
  const write = (...line: unknown[]) => void lines.push(line)
  origin = new TestOrigin()
  await origin.start()
  edge = await openTestEdge({ n1: origin.port }, { log: { ...silentLog, warn: write } })
  const { url } = edge
  await expect.poll(async () => (await fetch(`${url}/health`)).status).toBe(200)
  origin.say(`${broadcast}/index.m3u8`, 'playlist')
  origin.on(`${broadcast}/r/v0/1.m4s`, (response) => response.writeHead(500).end())
  origin.on(`${broadcast}/r/v0/2.m4s`, (response) => {
    setTimeout(() => response.end('late'), 1_200)
  })
  const get = async (file: string) => (await fetch(`${url}${broadcast}/${file}`)).text()
  const told = { broadcast: broadcastLogId(broadcastId), node: 'n1' }
  const failed = { ...told, file: 'r/v0/1.m4s', status: 500 }
  // The engine's log is followed from a moment after its start.
  await until('the failed fetch', async () => {
    await get('r/v0/1.m4s')
    return lines.length > 0
  })
  expect(lines[0]).toMatchObject([failed, 'a fetch failed'])
  await get('index.m3u8')
  await get('r/v0/2.m4s')
  const late = { ...told, file: 'r/v0/2.m4s', status: 200 }
  await expect.poll(() => lines.at(-1)).toMatchObject([late, 'a fetch took long'])
  const text = JSON.stringify(lines)
  expect(text).not.toContain('index.m3u8')
  expect(text).not.toContain(broadcastId)
  expect(text).not.toContain('127.0.0.1')
})

test('when the origin dies, what is kept goes on for a few seconds and the rest is refused', async () => {
  const pair = await openPair()
  const playlist = `${broadcast}/index.m3u8`
  const segment = `${broadcast}/r/v0/1.m4s`
  pair.origin.say(playlist, 'playlist')
  pair.origin.say(segment, 'segment', 'public, max-age=86400, immutable')
  await fetch(pair.url + playlist)
  await fetch(pair.url + segment)
  await pair.origin.stop()

  const xCache = async () => (await fetch(pair.url + playlist)).headers.get('x-cache')
  await expect.poll(xCache).toBe('stale')
  const viewers = Array.from({ length: 20 }, async () => (await fetch(pair.url + playlist)).text())
  expect(new Set(await Promise.all(viewers))).toEqual(new Set(['playlist']))
  expect(await (await fetch(pair.url + segment)).text()).toBe('segment')
  expect((await fetch(`${pair.url}${broadcast}/r/v0/2.m4s`)).status).toBe(503)
  expect((await fetch(`${pair.url}${broadcast}/state.json`)).status).toBe(503)

  await expect.poll(async () => (await fetch(`${pair.url}/health`)).status).toBe(503)
  expect(await (await fetch(`${pair.url}/health`)).json()).toEqual({
    status: 'unavailable',
    reason: 'no media node answers',
    origins: [{ name: 'n1', healthy: false }],
  })
  expect(await xCache()).toBe('stale')

  pair.origin.say(playlist, 'anew')
  await pair.origin.start()
  await expect.poll(async () => (await fetch(pair.url + playlist)).text()).toBe('anew')
})

test('one origin that answers makes the edge ready, and each is named', async () => {
  origin = new TestOrigin()
  await origin.start()
  edge = await openTestEdge({ n1: origin.port, 'n-2': 1 })
  const { url } = edge
  await expect.poll(async () => (await fetch(`${url}/health`)).status).toBe(200)
  expect(await (await fetch(`${url}/health`)).json()).toEqual({
    status: 'ready',
    origins: [
      { name: 'n1', healthy: true },
      { name: 'n-2', healthy: false },
    ],
  })
})

test('a port in use is one sentence that names the setting', async () => {
  const { edge: first } = await openPair()
  const second = openTestEdge({ n1: 1 }, { port: first.port })
  await expect(second).rejects.toThrow(EdgeStartError)
  await expect(second).rejects.toThrow(
    `Port ${first.port} is in use by another program. End it, or set EDGE_PORT to a free port above 1023.`,
  )
})

test('a stop leaves no process, and may be repeated', async () => {
  const { edge: opened } = await openPair()
  const engine = listDescendants(process.pid).filter(({ command }) =>
    command.includes(opened.folder),
  )
  expect(engine.length).toBeGreaterThan(0)
  await opened.stop()
  await opened.stop()
  await expect.poll(() => keepRunning(engine)).toEqual([])
})

test('an engine that dies is noticed', async () => {
  const { edge: opened } = await openPair()
  const engine = listDescendants(process.pid).find(({ command }) => command.includes(opened.folder))
  const death = opened.edge.untilDead()
  if (engine) process.kill(engine.id, 'SIGKILL')
  expect(await death).toBe('ended with SIGKILL')
})
