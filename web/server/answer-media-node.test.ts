import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { authorisePath, ordersPath, reportsPath } from '@/common/media-contract'
import { signRequest } from '@/common/signed-request'
import { stopClass } from '@/domain/broadcast/stop-class'
import { nobody } from '@/domain/course/find-watch-page'
import { openDatabaseClient } from '@/prisma/database'
import { makeClass } from '@/tests/support/make-class'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { answerHealth } from './answer-health'
import { answerAuthorise, answerReports } from './answer-media-node'
import { answerMetrics } from './answer-metrics'
import { answerOrders } from './answer-orders'
import { answerWatch } from './answer-watch'
import type { Portal } from './portal'
import { makeTestPortal } from './test-portal'

const startsAt = new Date('2020-02-10T01:00:00Z')
const secret = 'a secret of the two planes, for tests only'
const base = 'http://portal.test'

let database: TestDatabase
let portal: Portal
let nowMs = startsAt.getTime()
const clock = () => nowMs

beforeAll(async () => {
  database = await openTestDatabase()
  portal = makeTestPortal({
    database,
    clock,
    variables: { MEDIA_SECRET: secret, EDGE_URL: 'http://edge.test' },
  })
})
afterAll(() => database.close())

async function signed(path: string, body: string, signedBody = body) {
  const authorization = await signRequest({ method: 'POST', path, body: signedBody }, secret, clock)
  return new Request(base + path, { method: 'POST', headers: { authorization }, body })
}

const authorise = async (body: unknown) =>
  answerAuthorise(await signed(authorisePath, JSON.stringify(body)), portal)
const report = async (body: unknown) =>
  answerReports(await signed(reportsPath, JSON.stringify(body)), portal)

const watch = (classSessionId: string) =>
  answerWatch({ portal, classSessionId, findViewer: async () => nobody })

test('a node asks, reports, and the watch door gives the playback address', async () => {
  const { streamKey, broadcastId, classSessionId } = await makeClass({ db: database.db, startsAt })
  const answer = await authorise({ nodeName: 'n1', streamKey })
  expect(await answer.json()).toMatchObject({ outcome: 'granted', broadcastId })

  const waiting = await watch(classSessionId)
  expect(waiting.headers.get('cache-control')).toBe('public, max-age=1')
  expect(await waiting.json()).toMatchObject({ state: 'not_yet', playlistUrl: null })

  const at = startsAt.toISOString()
  const recorded = await report({
    nodeName: 'n1',
    nodeStartedAt: at,
    broadcastIds: [broadcastId],
    reports: [{ broadcastId, sequence: 0, at, event: { kind: 'live' } }],
  })
  expect(await recorded.json()).toEqual({ recorded: 1, simulcast: expect.any(String) })
  const stillRemembered = await watch(classSessionId)
  expect(await stillRemembered.json()).toMatchObject({ state: 'not_yet' })
  nowMs += 1_000
  const live = await watch(classSessionId)
  expect(await live.json()).toEqual({
    state: 'live',
    startsAt: at,
    endsAt: new Date(startsAt.getTime() + 45 * 60_000).toISOString(),
    startedAt: at,
    playlistUrl: `http://edge.test/live/n1/${broadcastId}/index.m3u8`,
    stateUrl: `http://edge.test/live/n1/${broadcastId}/state.json`,
    replay: null,
    next: null,
  })
  const metrics = await (await answerMetrics(portal)).text()
  expect(metrics).toContain('seedling_broadcasts{state="live"} 1')
  expect(metrics).toContain('seedling_portal_publish_decisions_total{outcome="granted"} 1')
})

test('the watch door gives the address of a recording that is ready', async () => {
  const { streamKey, broadcastId, classSessionId } = await makeClass({ db: database.db, startsAt })
  await authorise({ nodeName: 'n1', streamKey })
  const at = new Date(nowMs).toISOString()
  const availableUntil = new Date(nowMs + 3_600_000).toISOString()
  const ready = { kind: 'recording_ready', durationSeconds: 2_700, availableUntil }
  const events = [{ kind: 'live' }, { kind: 'ended' }, ready]
  const reports = events.map((event, index) => ({ broadcastId, sequence: index + 1, at, event }))
  const nodeStartedAt = startsAt.toISOString()
  await report({ nodeName: 'n1', nodeStartedAt, broadcastIds: [], reports })
  const offAir = await watch(classSessionId)
  expect(await offAir.json()).toMatchObject({
    state: 'in_break',
    replay: {
      state: 'ready',
      seconds: 2_700,
      playlistUrl: `http://edge.test/replay/n1/${broadcastId}/index.m3u8`,
    },
  })
})

test('whoever cannot sign learns nothing, whatever the body says', async () => {
  const foreign = await signed(authorisePath, '{"nodeName":"n2"}', '{"nodeName":"n1"}')
  const answer = await answerAuthorise(foreign, portal)
  expect(answer.status).toBe(401)
  expect(await answer.json()).toEqual({ error: 'unauthorised' })
  const unsigned = new Request(base + reportsPath, { method: 'POST', body: 'not JSON' })
  expect((await answerReports(unsigned, portal)).status).toBe(401)
})

test.each([{}, { nodeName: 'N 1', streamKey: 'x' }, { nodeName: 'n1', streamKey: '' }, 'text'])(
  'a signed request that keeps no contract is refused: %j',
  async (body) => {
    expect((await authorise(body)).status).toBe(400)
  },
)

test('a signed text that is not JSON is refused', async () => {
  const answer = await answerReports(await signed(reportsPath, '{'), portal)
  expect(answer.status).toBe(400)
})

test('a body that is too long is not read to its end', async () => {
  let pulled = 0
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      pulled += 1
      controller.enqueue(new Uint8Array(64 * 1024))
    },
  })
  const { headers } = await signed(reportsPath, '{}')
  const send = (given: HeadersInit) => {
    const sending = { method: 'POST', headers: given, body: endless, duplex: 'half' }
    return answerReports(new Request(base + reportsPath, sending), portal)
  }
  expect((await send({})).status).toBe(401)
  expect(pulled).toBeLessThan(3)
  expect((await send(headers)).status).toBe(413)
  expect(pulled).toBeLessThan(64)
})

test('a class that does not exist is not found', async () => {
  const answer = await watch('nothing')
  expect(answer.status).toBe(404)
  expect(await answer.json()).toEqual({ error: 'class_session_not_found' })
})

test('the portal is healthy as long as its database answers', async () => {
  expect((await answerHealth(portal)).status).toBe(200)
})

test('without its database the portal is not ready, and says so', async () => {
  const db = openDatabaseClient('postgresql://a:b@127.0.0.1:1/c')
  const answer = await answerHealth({ ...portal, db })
  expect(answer.status).toBe(503)
  expect(await answer.json()).toMatchObject({ reason: 'The database does not answer.' })
})

test('nodes and edges are told what was stopped, and nobody else is', async () => {
  const { broadcastId, classSessionId } = await makeClass({ db: database.db, startsAt })
  const now = new Date(nowMs)
  await stopClass({ db: database.db, now, actorId: null, classSessionId, reason: 'a test' })
  const answer = await answerOrders(await signed(ordersPath, '{}'), portal)
  expect(await answer.json()).toEqual({
    version: expect.any(String),
    stoppedBroadcastIds: [broadcastId],
    endedBroadcastIds: [],
    // Of classes that tests before this one put on air.
    keyChanges: expect.any(Array),
    withdrawnEmbedIds: [],
    accessChanges: [],
  })
  const unsigned = new Request(base + ordersPath, { method: 'POST', body: '{}' })
  expect((await answerOrders(unsigned, portal)).status).toBe(401)
})

test('who knows the orders is answered when they change', async () => {
  const ask = async (body: object) =>
    (await answerOrders(await signed(ordersPath, JSON.stringify(body)), portal)).json()
  const { version: knownVersion, stoppedBroadcastIds: known } = await ask({})
  let isAnswered = false
  const waiting = ask({ knownVersion }).finally(() => {
    isAnswered = true
  })
  await wait(700)
  expect(isAnswered).toBe(false)
  const { broadcastId, classSessionId } = await makeClass({ db: database.db, startsAt })
  const now = new Date(nowMs)
  await stopClass({ db: database.db, now, actorId: null, classSessionId, reason: 'a test' })
  const news = await waiting
  expect(news.stoppedBroadcastIds).toEqual([...known, broadcastId].sort())
  expect(news.version).not.toBe(knownVersion)
})

test('who knows the orders is answered after a while though nothing has changed', async () => {
  const ask = async (body: object) =>
    (await answerOrders(await signed(ordersPath, JSON.stringify(body)), portal)).json()
  const known = await ask({})
  expect(await ask({ knownVersion: known.version })).toEqual(known)
})
