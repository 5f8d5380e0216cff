import { createHmac } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { accessHeader } from '@/common/media-contract'
import { openTestEdge, type TestEdge } from '../test-edge'
import { TestOrders } from '../test-orders'
import { TestOrigin } from '../test-origin'
import { askRaw, keys, keysSetting, makeToken, newBroadcastId, sayGuarded } from './guarded-edge'

const origin = new TestOrigin()
const orders = new TestOrders()
let edge: TestEdge

beforeAll(async () => {
  await origin.start()
  edge = await openTestEdge(
    { n1: origin.port },
    { portal: await orders.start(), playbackKeys: keysSetting },
  )
  await vi.waitUntil(async () => (await fetch(`${edge.url}/health`)).ok, 15_000)
})
afterAll(async () => {
  await edge?.stop()
  orders.stop()
  await origin.stop()
})

const ask = (path: string) => askRaw(edge.url, path)
const becomes = (path: string, status: number) =>
  expect.poll(async () => (await ask(path)).status, { timeout: 3_000, interval: 50 }).toBe(status)

const files = [
  'index.m3u8',
  'state.json',
  'r/v0/index.m3u8',
  'r/v0/index.m3u8?_HLS_msn=3&_HLS_part=1',
  'r/v0/keyframes.m3u8',
  'r/v0/init.mp4',
  'r/v0/3.m4s',
  'r/v0/3.1.m4s',
]

test('everything of a guarded class is for who has a token of its door, live and again', async () => {
  const broadcastId = newBroadcastId()
  for (const { token, path } of (['live', 'replay'] as const).flatMap((door) =>
    files.map((file) => ({
      token: makeToken(broadcastId, { door }),
      path: `/${door}/n1/${broadcastId}/${file}`,
    })),
  )) {
    sayGuarded(origin, path)
    const refused = await ask(path)
    expect(refused.status).toBe(403)
    expect(refused.text).toBe('This may not be watched here.\n')
    expect(refused.headers).toMatchObject({
      'cache-control': 'no-store',
      'access-control-allow-origin': '*',
    })
    const given = await ask(`/t/${token}${path}`)
    expect(given).toMatchObject({ status: 200, text: 'guarded' })
    expect(given.headers[accessHeader]).toBeUndefined()
    expect((await ask(path)).status).toBe(403)
    expect(origin.count(path)).toBe(1)
  }
  for (const { url = '', headers } of origin.requests) {
    expect(url).not.toContain('/t/')
    expect(JSON.stringify(headers)).not.toContain('seedling-')
  }
})

test('a class for everybody is one object with a token and without', async () => {
  const broadcastId = newBroadcastId()
  const path = `/live/n1/${broadcastId}/r/v0/3.m4s`
  origin.say(path, 'open', 'public, max-age=60')
  expect((await ask(`/t/${makeToken(broadcastId)}${path}`)).text).toBe('open')
  expect((await ask(path)).text).toBe('open')
  expect(origin.count(path)).toBe(1)
})

test('a token that comes with a class for everybody is checked; without one everybody may', async () => {
  const broadcastId = newBroadcastId()
  const path = `/live/n1/${broadcastId}/r/v0/3.m4s`
  origin.say(path, 'open', 'public, max-age=60')
  const over = makeToken(broadcastId, { embedId: 'embed00001', from: -310, to: -2 })
  expect((await ask(`/t/${over}${path}`)).status).toBe(403)
  expect((await ask(path)).text).toBe('open')
})

const victim = newBroadcastId()
const own = newBroadcastId()
const path = `/live/n1/${victim}/r/v0/3.m4s`
const again = path.replace('/live/', '/replay/')
const good = makeToken(victim)
const forged = (audience: string) => {
  const claims = good.slice(0, -65)
  const text = `${audience}${claims}.live/${victim}`
  return `${claims}.${createHmac('sha256', keys.first.secret).update(text).digest('hex')}`
}

test.each<[string, string, number]>([
  ['a good token', `/t/${good}${path}`, 200],
  ['one of the next key', `/t/${makeToken(victim, { key: keys.second })}${path}`, 200],
  ['one signed as we sign', `/t/${forged('seedling-edge.')}${path}`, 200],
  ['no token', path, 403],
  ['a token cut by one', `/t/${good.slice(0, -1)}${path}`, 403],
  ['a token without its signature', `/t/${good.slice(0, -65)}${path}`, 403],
  ['an empty token', `/t/${path}`, 403],
  ['the door alone', '/t/', 403],
  ['a token that is over', `/t/${makeToken(victim, { from: -310, to: -2 })}${path}`, 403],
  ['a token from the future', `/t/${makeToken(victim, { from: 3_000, to: 3_300 })}${path}`, 403],
  ['a token of the class on air for its recording', `/t/${good}${again}`, 403],
  [
    'a token of the recording for the class on air',
    `/t/${makeToken(victim, { door: 'replay' })}${path}`,
    403,
  ],
  ['a token of another broadcast', `/t/${makeToken(own)}${path}`, 403],
  ['a token of a key that is gone', `/t/${makeToken(victim, { key: keys.gone })}${path}`, 403],
  ['a token for another audience', `/t/${forged('seedling-portal.')}${path}`, 403],
  ['a token for no audience', `/t/${forged('')}${path}`, 403],
  ['a kid of the other key', `/t/${good.replace('k1.', 'k2.')}${path}`, 403],
  ['a kid of no key', `/t/${good.replace('k1.', 'k9.')}${path}`, 403],
  ['a longer life', `/t/${good.replace(/\.\d+\.-/, (end) => `.9${end.slice(2)}`)}${path}`, 403],
  ['an embed put in', `/t/${good.replace('.-.', '.embed00001.')}${path}`, 403],
  [
    'capitals in the signature',
    `/t/${good.slice(0, -64)}${good.slice(-64).toUpperCase()}${path}`,
    403,
  ],
  ['capitals in the door', `/T/${good}${path}`, 404],
  ['capitals in the path', `/t/${good}${path.replace('/live/', '/LIVE/')}`, 403],
  ['the token in the query', `${path}?t=${good}`, 403],
  ['the token behind the path', `${path}?/t/${good}/`, 403],
  ['two tokens', `/t/${good}/t/${good}${path}`, 403],
  ['two slashes before the door', `//t/${good}${path}`, 404],
  ['two slashes behind the door', `/t//${good}${path}`, 403],
  ['two slashes behind the token', `/t/${good}/${path}`, 403],
  ['two slashes in the path', `/t/${good}${path.replace('/v0/', '//v0/')}`, 404],
  ['a percent sign in the token', `/t/${good.replace('.', '%2e')}${path}`, 403],
  ['a percent sign in the door', `/%74/${good}${path}`, 404],
  ['a percent sign in the path', `/t/${good}${path.replace('live', 'l%69ve')}`, 403],
  [
    'a way out of the own broadcast',
    `/t/${makeToken(own)}/live/n1/${own}/../${victim}/r/v0/3.m4s`,
    404,
  ],
  ['such a way at the end', `/t/${good}/live/n1/${victim}/r/v0/..`, 404],
  [
    'such a way written otherwise',
    `/t/${makeToken(own)}/live/n1/${own}/%2e%2e/${victim}/r/v0/3.m4s`,
    404,
  ],
  ['a backslash', `/t/${makeToken(own)}/live/n1/${own}/..\\${victim}/r/v0/3.m4s`, 404],
  [
    'a query that looks like a path',
    `/t/${makeToken(own)}/live/n1/${own}/x?/live/n1/${victim}/r/v0/3.m4s`,
    404,
  ],
  ['a health check behind a token', `/t/${good}/health`, 403],
  ['a file behind a token', `/t/${good}/etc/passwd`, 403],
])('%s', async (_, attack, status) => {
  for (const guarded of [path, again]) sayGuarded(origin, guarded)
  expect((await ask(attack)).status).toBe(status)
})

test('no header of a client stands for a token', async () => {
  const guarded = `/live/n1/${newBroadcastId()}/index.m3u8`
  sayGuarded(origin, guarded)
  const headers = { 'seedling-grant': '1', 'seedling-embed': '-', [accessHeader]: 'open' }
  expect((await fetch(edge.url + guarded, { headers })).status).toBe(403)
})

test('those who wait for one part together get it by their own token alone', async () => {
  const broadcastId = newBroadcastId()
  const part = `/live/n1/${broadcastId}/r/v0/7.2.m4s`
  const token = makeToken(broadcastId)
  let held: ServerResponse | undefined
  origin.on(part, (response) => {
    held = response
  })
  const without = [ask(part), ask(part)]
  const withToken = [ask(`/t/${token}${part}`), ask(`/t/${token}${part}`)]
  await origin.untilAsked(part)
  held?.writeHead(200, { 'cache-control': 'max-age=60', [accessHeader]: 'token' }).end('picture')
  expect((await Promise.all(withToken)).map(({ text }) => text)).toEqual(['picture', 'picture'])
  expect((await Promise.all(without)).map(({ status }) => status)).toEqual([403, 403])
  expect(origin.count(part)).toBe(1)
})

test('tokens of an embed that was withdrawn are good for nothing within two seconds', async () => {
  const broadcastId = newBroadcastId()
  const part = `/live/n1/${broadcastId}/r/v0/3.1.m4s`
  const held = `/live/n1/${broadcastId}/r/v0/3.2.m4s`
  sayGuarded(origin, part)
  let waiting: ServerResponse | undefined
  origin.on(held, (response) => {
    waiting = response
  })
  const [own, other] = ['embed00001', 'embed00002'].map(
    (embedId) => `/t/${makeToken(broadcastId, { embedId })}`,
  )
  expect((await ask(own + part)).status).toBe(200)
  const late = ask(own + held)
  await origin.untilAsked(held)
  orders.answer.withdrawnEmbedIds = ['embed00001']
  await becomes(own + part, 403)
  waiting?.writeHead(200, { 'cache-control': 'max-age=60' }).end('picture')
  expect((await late).status).toBe(403)
  expect((await ask(other + part)).status).toBe(200)
  expect((await ask(`/t/${makeToken(broadcastId)}${part}`)).status).toBe(200)
  orders.answer.withdrawnEmbedIds = []
  await becomes(own + part, 200)
})

test('a class that is closed to the public is closed with what is cached, and opened with it', async () => {
  const broadcastId = newBroadcastId()
  const [open, guarded] = ['1', '2'].map((msn) => `/live/n1/${broadcastId}/r/v0/${msn}.m4s`)
  const replay = `/replay/n1/${broadcastId}/index.m3u8`
  origin.say(open ?? '', 'open', 'public, max-age=86400')
  origin.say(replay, 'open', 'public, max-age=86400')
  sayGuarded(origin, guarded ?? '')
  for (const cached of [open, guarded, replay]) await ask(cached ?? '')
  orders.answer.accessChanges = [{ broadcastId, live: 'token', replay: 'open' }]
  await becomes(open ?? '', 403)
  expect((await ask(`/t/${makeToken(broadcastId)}${open}`)).status).toBe(200)
  expect((await ask(replay)).status).toBe(200)
  orders.answer.accessChanges = [{ broadcastId, live: 'open', replay: 'token' }]
  await becomes(open ?? '', 200)
  expect(await ask(guarded ?? '')).toMatchObject({ status: 200, text: 'guarded' })
  expect((await ask(replay)).status).toBe(403)
  orders.answer.accessChanges = []
})

test('keys lie where the engine alone can read them', () => {
  const folder = join(edge.folder, 'edge')
  for (const kid of ['k1', 'k2']) {
    expect(statSync(join(folder, 'keys', kid)).mode & 0o077).toBe(0)
  }
  expect(statSync(join(folder, 'keys')).mode & 0o077).toBe(0)
  const others = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.endsWith('keys'))
    .map(({ parentPath, name }) => join(parentPath, name))
  expect(others.some((file) => file.endsWith('.so'))).toBe(true)
  for (const file of others) {
    expect(readFileSync(file).includes(keys.first.secret)).toBe(false)
  }
})
