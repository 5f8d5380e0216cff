import { array, asyncProperty, assert as check, constantFrom, oneof, record } from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { silentLog } from '@/common/log'
import { authorisePath, ordersPath, replayRulePath, reportsPath } from '@/common/media-contract'
import { signRequest } from '@/common/signed-request'
import { makeClass } from '@/tests/support/make-class'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { answerAuthorise, answerReplayRule, answerReports } from './answer-media-node'
import { answerOrders } from './answer-orders'
import type { Portal } from './portal'
import { hostileNumber, hostileText, hostileValue } from './test-hostile-values'
import { makeTestPortal } from './test-portal'

const startsAt = new Date('2020-02-10T01:00:00Z')
const at = startsAt.toISOString()
const secret = 'a secret of the two planes, for tests only'
const base = 'http://portal.test'

let database: TestDatabase
let portal: Portal
let nowMs = startsAt.getTime()
let streamKey: string
let broadcastId: string
const breakdowns = vi.fn()

beforeAll(async () => {
  database = await openTestDatabase()
  const log = { ...silentLog, child: () => silentLog, error: breakdowns }
  portal = {
    ...makeTestPortal({ database, clock: () => nowMs, variables: { MEDIA_SECRET: secret } }),
    log,
  }
  const made = await makeClass({ db: database.db, startsAt })
  streamKey = made.streamKey
  broadcastId = made.broadcastId
})
beforeEach(() => breakdowns.mockClear())
afterAll(() => database.close())

/** All that a media node's words can change. */
async function whatIsWritten() {
  const { db } = database
  return JSON.stringify([
    await db.broadcast.findMany(),
    await db.broadcastWarning.findMany(),
    await db.broadcastHealth.findMany(),
    await db.mediaNode.findMany(),
  ])
}

async function signed(path: string, body: string) {
  const parts = { method: 'POST', path, body }
  const authorization = await signRequest(parts, secret, portal.clock)
  return { method: 'POST', headers: { authorization }, body }
}
const doors = {
  [authorisePath]: answerAuthorise,
  [reportsPath]: answerReports,
  [ordersPath]: answerOrders,
  [replayRulePath]: answerReplayRule,
}
const answer = (target: string, init: RequestInit) => {
  const door = Object.entries(doors).find(([path]) => target.startsWith(path))?.[1]
  if (!door) throw new Error(`nothing answers at ${target}`)
  return door(new Request(base + target, init), portal)
}
const reports = (changed: object = {}) => ({
  nodeName: 'n1',
  nodeStartedAt: at,
  broadcastIds: [broadcastId],
  reports: [{ broadcastId, sequence: 0, at, event: { kind: 'live' } }],
  ...changed,
})
const send = async (value: unknown, path = reportsPath) =>
  answer(path, await signed(path, JSON.stringify(value)))

test('a request that was recorded on its way and is sent again changes nothing', async () => {
  const asked = await signed(authorisePath, JSON.stringify({ nodeName: 'n1', streamKey }))
  expect((await answer(authorisePath, asked)).status).toBe(200)
  await database.db.broadcast.update({ where: { id: broadcastId }, data: { grantedAt: null } })
  const before = await whatIsWritten()
  expect((await answer(authorisePath, asked)).status).toBe(401)
  expect(await whatIsWritten()).toBe(before)
})

test('of many processes that get the same request at once, one takes it', async () => {
  const asked = await signed(authorisePath, JSON.stringify({ nodeName: 'n1', streamKey }))
  const answers = await Promise.all(Array.from({ length: 20 }, () => answer(authorisePath, asked)))
  const taken = answers.filter(({ status }) => status === 200)
  expect(taken).toHaveLength(1)
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 401]))
})

test('signatures are remembered for as long as they live, and no longer', async () => {
  const { db } = database
  const former = await signed(reportsPath, JSON.stringify(reports({ broadcastIds: [] })))
  expect((await answer(reportsPath, former)).status).toBe(200)
  for (let hour = 0; hour < 3; hour += 1) {
    await Promise.all(Array.from({ length: 20 }, () => send(reports({ reports: [] }))))
    nowMs += 3_600_000
  }
  await Promise.all([send(reports({ reports: [] })), send(reports({ reports: [] }))])
  expect(await db.spentSignature.count()).toBe(2)
  expect((await answer(reportsPath, former)).status).toBe(401)
})

test('every altered, stale, foreign or forged request gets 401 and writes nothing', async () => {
  const body = JSON.stringify(reports({ broadcastIds: [] }))
  const before = await whatIsWritten()
  const good = await signed(reportsPath, body)
  const authorise = JSON.stringify({ nodeName: 'n1', streamKey })
  const attempts: [string, RequestInit][] = [
    [reportsPath, { ...good, body: body.replace('n1', 'n2') }],
    [reportsPath, { ...good, body: `${body} ` }],
    [reportsPath, { ...good, body: '' }],
    [reportsPath, { ...good, method: 'PUT' }],
    [`${reportsPath}?nodeName=n2`, good],
    [`${reportsPath}/`, good],
    [authorisePath, { ...good, body: authorise }],
    [reportsPath, { ...good, headers: {} }],
    [reportsPath, { ...good, headers: { authorization: `Basic ${secret}` } }],
    [reportsPath, { ...good, headers: { authorization: `Bearer ${secret}` } }],
  ]
  for (const [path, init] of attempts) expect((await answer(path, init)).status).toBe(401)
  nowMs += 61_000
  expect((await answer(reportsPath, good)).status).toBe(401)
  nowMs -= 200_000
  expect((await answer(reportsPath, good)).status).toBe(401)
  nowMs += 139_000
  expect(await whatIsWritten()).toBe(before)
  expect((await answer(reportsPath, good)).status).toBe(200)
})

const hostileHealth = record({
  node: record({ cpuShare: hostileNumber, waitingRequests: hostileNumber }),
  broadcasts: array(
    record({
      broadcastId: constantFrom('0'.repeat(32), 'x'),
      receivedKbps: hostileNumber,
      renditions: array(record({ id: hostileText, state: constantFrom('made', 'x') })),
    }),
    { maxLength: 4 },
  ),
})
const fields = ['nodeName', 'nodeStartedAt', 'broadcastIds', 'reports', 'health'] as const

test('a signed request whose values are anything at all is taken or refused, and breaks nothing', async () => {
  const change = record({
    field: constantFrom(...fields),
    value: oneof(hostileValue, hostileHealth),
  })
  await check(
    asyncProperty(change, async ({ field, value }) => {
      const { status } = await send(reports({ broadcastIds: [], reports: [], [field]: value }))
      expect([200, 400]).toContain(status)
    }),
    { numRuns: 150 },
  )
  expect(breakdowns).not.toHaveBeenCalled()
})

test('a stream key of anything at all is refused, and breaks nothing', async () => {
  await check(
    asyncProperty(hostileValue, async (value) => {
      const { status } = await send({ nodeName: 'n1', streamKey: value }, authorisePath)
      expect([200, 400]).toContain(status)
    }),
    { numRuns: 150, examples: [['a'.repeat(256)], ['\0'], [`${streamKey}\0`]] },
  )
  expect(breakdowns).not.toHaveBeenCalled()
})

test('a question of anything at all is answered or refused, and breaks nothing', async () => {
  const question = record({
    path: constantFrom(ordersPath, replayRulePath),
    body: oneof(
      hostileValue,
      record(
        { nodeName: hostileValue, broadcastId: hostileValue, knownVersion: hostileValue },
        { requiredKeys: [] },
      ),
      record({ nodeName: constantFrom('n1'), broadcastId: hostileText, knownVersion: hostileText }),
    ),
  })
  await check(
    asyncProperty(question, async ({ path, body }) => {
      const { status } = await send(body, path)
      expect([200, 400]).toContain(status)
    }),
    { numRuns: 150 },
  )
  expect(breakdowns).not.toHaveBeenCalled()
})

test.each([
  ['sequence', 2 ** 31],
  ['at', '0000-01-01T00:00:00Z'],
])('a report whose %s no database can hold is refused: %s', async (field, value) => {
  const [report] = reports().reports
  expect((await send(reports({ reports: [{ ...report, [field]: value }] }))).status).toBe(400)
})

test('figures that no database can hold are left out, and hold up no report', async () => {
  const renditions = [{ id: '\0', state: 'made' }]
  const health = { node: {}, broadcasts: [{ broadcastId, receivedKbps: 1, renditions }] }
  expect((await send(reports({ broadcastIds: [], reports: [], health }))).status).toBe(200)
})

test('a signed report whose values are anything at all is taken or refused, and breaks nothing', async () => {
  const change = record({
    field: constantFrom('broadcastId', 'sequence', 'at', 'event'),
    value: oneof(
      hostileValue,
      record({ kind: constantFrom('live', 'ended', 'warning', 'x'), warning: hostileValue }),
      record({ kind: constantFrom('warning'), warning: record({ code: hostileText }) }),
    ),
  })
  await check(
    asyncProperty(change, async ({ field, value }) => {
      const [report] = reports().reports
      const { status } = await send(reports({ reports: [{ ...report, [field]: value }] }))
      expect([200, 400]).toContain(status)
    }),
    { numRuns: 150 },
  )
  expect(breakdowns).not.toHaveBeenCalled()
})

test.each([
  ['no JSON', '{"nodeName":'],
  ['nothing', ''],
  ['a list nested a hundred thousand times', '['.repeat(100_000)],
  ['a list nested and closed', '['.repeat(100_000) + ']'.repeat(100_000)],
  ['objects nested a hundred thousand times', '{"a":'.repeat(100_000)],
  ['a prototype', '{"__proto__":{"nodeName":"n1","streamKey":"x"}}'],
  ['bytes that are no text', '\ufffd\ufffe'],
])('a signed body of %s gets 400 and writes nothing', async (_what, body) => {
  const before = await whatIsWritten()
  for (const path of [reportsPath, authorisePath, replayRulePath]) {
    expect((await answer(path, await signed(path, body))).status).toBe(400)
  }
  expect(await whatIsWritten()).toBe(before)
  expect(breakdowns).not.toHaveBeenCalled()
})

test('a body that never ends to come is given up', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    const { headers } = await signed(reportsPath, '{}')
    const body = new ReadableStream({ start: (sending) => sending.enqueue(new Uint8Array(1)) })
    const slow = { method: 'POST', headers, body, duplex: 'half' }
    const answering = answer(reportsPath, slow)
    await vi.waitUntil(() => vi.getTimerCount() > 0, 15_000)
    await vi.advanceTimersByTimeAsync(10_000)
    expect((await answering).status).toBe(408)
  } finally {
    vi.useRealTimers()
  }
})

test('reports in the wrong order, repeated, or of a process that was replaced are each taken once', async () => {
  const { db } = database
  const made = await makeClass({ db, startsAt })
  await db.broadcast.update({ where: { id: made.broadcastId }, data: { nodeName: 'n9' } })
  const kinds = ['live', 'interrupted', 'live', 'ended'] as const
  const all = kinds.map((kind, sequence) => ({
    broadcastId: made.broadcastId,
    sequence,
    at,
    event: { kind },
  }))
  const startedAt = new Date(nowMs).toISOString()
  const from = (nodeStartedAt: string, of: typeof all) =>
    send(reports({ nodeName: 'n9', nodeStartedAt, broadcastIds: [], reports: of }))
  const recorded = async (response: Response) => (await response.json()).recorded
  expect(await recorded(await from(startedAt, all.toReversed()))).toBe(4)
  const { runs } = await db.broadcast.findUniqueOrThrow({ where: { id: made.broadcastId } })
  const before = await whatIsWritten()
  expect(await recorded(await from(startedAt, all.toReversed()))).toBe(0)
  expect(await recorded(await from(startedAt, all.slice(1, 2)))).toBe(0)
  expect(await recorded(await from(at, all))).toBe(0)
  expect(await whatIsWritten()).toBe(before)
  expect(runs).toBe(1)
})
