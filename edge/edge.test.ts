import type { ServerResponse } from 'node:http'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openTestEdge, type TestEdge } from './test-edge'
import { TestOrigin } from './test-origin'

const origin = new TestOrigin()
let edge: TestEdge

beforeAll(async () => {
  await origin.start()
  edge = await openTestEdge({ n1: origin.port })
  await vi.waitUntil(async () => (await fetch(`${edge.url}/health`)).ok, 15_000)
})
afterAll(async () => {
  await edge?.stop()
  await origin.stop()
})

let broadcasts = 0
/** Addresses that no other test has used. */
function newBroadcast() {
  broadcasts += 1
  return `/live/n1/${broadcasts.toString(16).padStart(32, '0')}`
}

async function ask(path: string, init?: RequestInit) {
  const response = await fetch(edge.url + path, init)
  return { response, status: response.status, text: await response.text() }
}

test('a hundred viewers who ask at once cost the origin one request, and all get the held answer', async () => {
  const target = `${newBroadcast()}/r/v0/index.m3u8?_HLS_msn=7&_HLS_part=2`
  let held: ServerResponse | undefined
  origin.on(target, (response) => {
    held = response
  })
  const viewers = Array.from({ length: 100 }, () => ask(target))
  await origin.untilAsked(target)
  held?.writeHead(200, { 'cache-control': 'public, max-age=12' }).end('#EXTM3U')
  const texts = (await Promise.all(viewers)).map(({ text }) => text)
  expect(texts).toEqual(Array.from({ length: 100 }, () => '#EXTM3U'))
  expect(origin.count(target)).toBe(1)
  expect((await ask(target)).response.headers.get('x-cache')).toBe('hit')
})

test('viewers read an object while it is still being fetched', async () => {
  const target = `${newBroadcast()}/r/v0/7.2.m4s`
  let sending: ServerResponse | undefined
  origin.on(target, (response) => {
    sending = response
    response.writeHead(200, { 'cache-control': 'public, max-age=86400, immutable' })
    response.write('first')
  })
  const { body } = await fetch(edge.url + target)
  const reader = body?.getReader()
  const first = await reader?.read()
  expect(Buffer.from(first?.value ?? []).toString()).toBe('first')
  sending?.end('last')
  const second = await reader?.read()
  expect(Buffer.from(second?.value ?? []).toString()).toBe('last')
})

test('the key holds the directives in order and nothing else of query, host and headers', async () => {
  const path = `${newBroadcast()}/r/v0/index.m3u8`
  const target = `${path}?_HLS_msn=3&_HLS_part=1&_HLS_skip=YES`
  origin.say(target, 'same', 'public, max-age=60')
  const variants = [
    `${path}?_HLS_skip=YES&utm_source=a&_HLS_part=1&_HLS_msn=3`,
    `${path}?x_HLS_msn=9&_HLS_msn=3&_HLS_msn=4&_HLS_part=1&_HLS_skip=YES`,
    target,
  ]
  for (const [index, variant] of variants.entries()) {
    const headers = { cookie: `viewer=${index}`, authorization: `Bearer ${index}` }
    expect((await ask(variant, { headers })).text).toBe('same')
  }
  expect(origin.count(target)).toBe(1)
  const { headers } = origin.requests.find(({ url }) => url === target) ?? {}
  expect(headers?.cookie).toBeUndefined()
  expect(headers?.authorization).toBeUndefined()
  expect(headers?.['user-agent']).toBeUndefined()
  expect(headers?.['x-forwarded-for']).toBeUndefined()
})

test('a replay goes through to its node', async () => {
  const path = newBroadcast().replace('/live/', '/replay/')
  origin.say(`${path}/index.m3u8`, 'replay', 'public, max-age=10')
  origin.say(`${path}/r/v0/3.m4s`, 'media', 'public, max-age=86400, immutable')
  expect((await ask(`${path}/index.m3u8`)).text).toBe('replay')
  expect((await ask(`${path}/r/v0/3.m4s`)).text).toBe('media')
})

test('media is one object whatever query is hung on it', async () => {
  const target = `${newBroadcast()}/r/v0/3.m4s`
  origin.say(target, 'media', 'public, max-age=86400, immutable')
  await ask(`${target}?_HLS_msn=1`)
  await ask(`${target}?anything`)
  expect(origin.count(target)).toBe(1)
})

test('no cookie of an origin reaches a viewer or keeps an answer from being shared', async () => {
  const target = `${newBroadcast()}/r/v0/index.m3u8`
  origin.on(target, (response) => {
    response.writeHead(200, { 'cache-control': 'max-age=60', 'set-cookie': 'a=b' }).end('text')
  })
  expect((await ask(target)).response.headers.get('set-cookie')).toBeNull()
  await ask(target)
  expect(origin.count(target)).toBe(1)
})

test('an old playlist is never given out while the origin is well', async () => {
  const target = `${newBroadcast()}/index.m3u8`
  origin.say(target, 'old')
  expect((await ask(target)).text).toBe('old')
  origin.say(target, 'new')
  await expect.poll(async () => (await ask(target)).text).toBe('new')
  const { response } = await ask(target)
  expect(response.headers.get('x-cache')).not.toBe('stale')
})

test('what is missing is asked for once a second at most, whatever lifetime the origin gives', async () => {
  const target = `${newBroadcast()}/index.m3u8`
  const answers = await Promise.all(Array.from({ length: 20 }, () => ask(target)))
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 404))
  expect(origin.count(target)).toBe(1)
  origin.say(target, 'here')
  await expect.poll(async () => (await ask(target)).text).toBe('here')
})

test('those who wait for what does not come are refused together', async () => {
  const target = `${newBroadcast()}/r/v0/9.0.m4s`
  let held: ServerResponse | undefined
  origin.on(target, (response) => {
    held = response
  })
  const viewers = Array.from({ length: 30 }, () => ask(target))
  await origin.untilAsked(target)
  held?.writeHead(503, { 'cache-control': 'no-store' }).end()
  const statuses = (await Promise.all(viewers)).map(({ status }) => status)
  expect(statuses).toEqual(Array.from({ length: 30 }, () => 503))
  expect(origin.count(target)).toBe(1)
})

test('an answer that may not be kept is not kept', async () => {
  const target = `${newBroadcast()}/state.json`
  origin.say(target, '{}', 'no-store')
  await ask(target)
  await ask(target)
  expect(origin.count(target)).toBe(2)
})

test('compressed playlists are stored once and given to each as it can read them', async () => {
  const target = `${newBroadcast()}/index.m3u8`
  origin.say(target, 'plain', 'public, max-age=60')
  expect((await ask(target, { headers: { 'accept-encoding': 'gzip' } })).text).toBe('plain')
  expect((await ask(target, { headers: { 'accept-encoding': 'identity' } })).text).toBe('plain')
  expect(origin.count(target)).toBe(1)
  const { headers } = origin.requests.find(({ url }) => url === target) ?? {}
  expect(headers?.['accept-encoding']).toBe('gzip')
})

test('players read Date, Age and how the answer came about', async () => {
  const target = `${newBroadcast()}/index.m3u8`
  origin.say(target, 'text', 'public, max-age=60')
  const { response } = await ask(target)
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  expect(response.headers.get('access-control-expose-headers')).toContain('Age')
  expect(response.headers.get('age')).toBe('0')
  expect(Math.abs(Date.parse(response.headers.get('date') ?? '') - Date.now())).toBeLessThan(3_000)
  expect(response.headers.get('x-cache')).toBe('miss')
})

test.each([
  ['POST', '/live/n1/', 405],
  ['PUT', '/live/n1/0123456789abcdef0123456789abcdef/index.m3u8', 405],
  ['DELETE', '/health', 405],
  ['PURGE', '/live/n1/0123456789abcdef0123456789abcdef/index.m3u8', 405],
  ['PATCH', '/', 405],
  ['OPTIONS', '/live/n1/0123456789abcdef0123456789abcdef/index.m3u8', 204],
  ['GET', '/', 404],
  ['GET', '/favicon.ico', 404],
  ['GET', '/metrics', 404],
  ['GET', '/live/', 404],
  ['GET', '/live/n9/0123456789abcdef0123456789abcdef/index.m3u8', 404],
  ['GET', '/live/n1/short/index.m3u8', 404],
  ['GET', '/live/n1/0123456789abcdef0123456789abcdef/%2e%2e/index.m3u8', 404],
  ['GET', '/live/n1/0123456789abcdef0123456789abcdef/a b', 404],
])('%s %s is answered %i at the edge', async (method, path, status) => {
  const asked = origin.requests.length
  const { response } = await ask(path, { method })
  expect(response.status).toBe(status)
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  expect(origin.requests.length).toBe(asked)
})

test('figures are given on the operator’s own door', async () => {
  const text = await (await fetch(`${edge.adminUrl}/metrics`)).text()
  expect(text).toMatch(/^seedling_edge_hits_total [1-9]/m)
  expect(text).toMatch(/^seedling_edge_origin_up\{node="n1"\} 1$/m)
  expect((await fetch(`${edge.adminUrl}/other`)).status).toBe(404)
})
