import type { ServerResponse } from 'node:http'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { openTestEdge, type TestEdge } from '../test-edge'
import { TestOrders } from '../test-orders'
import { TestOrigin } from '../test-origin'

const origin = new TestOrigin()
const orders = new TestOrders()
let edge: TestEdge

beforeAll(async () => {
  await origin.start()
  edge = await openTestEdge({ n1: origin.port }, { portal: await orders.start() })
  await vi.waitUntil(async () => (await fetch(`${edge.url}/health`)).ok, 15_000)
})
afterEach(() => {
  orders.isAway = false
})
afterAll(async () => {
  await edge?.stop()
  orders.stop()
  await origin.stop()
})

let broadcasts = 0
function newBroadcastId() {
  broadcasts += 1
  return broadcasts.toString(16).padStart(32, 'a')
}
const stop = (...broadcastIds: string[]) => {
  orders.answer.stoppedBroadcastIds = broadcastIds
}

async function ask(path: string) {
  const response = await fetch(edge.url + path)
  return { status: response.status, text: await response.text(), headers: response.headers }
}
const becomes = (path: string, status: number) =>
  expect.poll(async () => (await ask(path)).status, { timeout: 2_000, interval: 50 }).toBe(status)

test('what is stopped is gone within two seconds, cached or not, and comes back when that is undone', async () => {
  const broadcastId = newBroadcastId()
  const playlist = `/live/n1/${broadcastId}/index.m3u8`
  const segment = `/live/n1/${broadcastId}/r/v0/3.m4s`
  const replay = `/replay/n1/${broadcastId}/index.m3u8`
  const other = `/live/n1/${newBroadcastId()}/r/v0/3.m4s`
  for (const path of [playlist, segment, replay, other]) {
    origin.say(path, 'media', 'public, max-age=86400, immutable')
    expect((await ask(path)).status).toBe(200)
  }
  stop(broadcastId)
  await becomes(segment, 410)
  const fetches = origin.requests.length
  for (const path of [playlist, `${playlist}?_HLS_msn=9`, segment, `${segment}?x=1`, replay]) {
    const { status, headers, text: body } = await ask(path)
    expect(status).toBe(410)
    expect(body).toBe('This class was stopped.\n')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('access-control-allow-origin')).toBe('*')
  }
  expect(origin.requests.length).toBe(fetches)
  expect((await ask(other)).headers.get('x-cache')).toBe('hit')
  expect((await ask('/health')).status).toBe(200)

  stop()
  await becomes(segment, 200)
})

test('whoever waits for a part while its class is stopped does not get it', async () => {
  const broadcastId = newBroadcastId()
  const part = `/live/n1/${broadcastId}/r/v0/7.2.m4s`
  let held: ServerResponse | undefined
  origin.on(part, (response) => {
    held = response
  })
  const waiting = [ask(part), ask(part)]
  await origin.untilAsked(part)
  stop(broadcastId)
  await becomes(`/live/n1/${broadcastId}/index.m3u8`, 410)
  held?.writeHead(200, { 'cache-control': 'public, max-age=86400' }).end('picture')
  expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual([410, 410])
})

test('while the portal is away everything stays as it was', async () => {
  const stopped = `/live/n1/${newBroadcastId()}/index.m3u8`
  const broadcastId = newBroadcastId()
  const playing = `/live/n1/${broadcastId}/r/v0/1.m4s`
  origin.say(playing, 'media', 'public, max-age=60')
  stop(stopped.split('/')[3] ?? '')
  await becomes(stopped, 410)
  orders.isAway = true
  const { asked } = orders
  await expect.poll(() => orders.asked).toBeGreaterThan(asked + 2)
  expect((await ask(stopped)).status).toBe(410)
  expect((await ask(playing)).status).toBe(200)
})
