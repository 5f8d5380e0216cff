import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { silentLog } from '@/common/log'
import type { BroadcastEvent } from '@/common/media-contract'
import { createAccount } from '@/domain/account/create-account'
import { authorisePublish } from '@/domain/broadcast/authorise-publish'
import { recordReports } from '@/domain/broadcast/record-reports'
import { stopClass } from '@/domain/broadcast/stop-class'
import { addWebhook } from '@/domain/webhook/add-webhook'
import { claimDeliveries } from '@/domain/webhook/claim-deliveries'
import { findWebhook } from '@/domain/webhook/find-webhook'
import { sendAgain } from '@/domain/webhook/send-again'
import { type WebhookEvent, webhookEvents } from '@/domain/webhook/webhook-events'
import { makeClass } from '@/tests/support/make-class'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { postWebhook } from './post-webhook'
import { WebhookSender } from './webhook-sender'

const startsAt = new Date('2026-03-02T01:00:00Z')
const minuteMs = 60_000
const reconnectWindowMs = minuteMs
const accountSecret = 'what seals accounts, for these tests only'
const nodeName = 'n1'

let database: TestDatabase
let made: Awaited<ReturnType<typeof makeClass>>
let actorId: string
let nowMs: number
let sequence = 0
let received: { headers: Record<string, string>; body: string }[]
let status: number

const receiver = createServer(async (request, response) => {
  received.push({ headers: request.headers as Record<string, string>, body: await text(request) })
  response.writeHead(status, { location: '/elsewhere' }).end('x'.repeat(100_000))
})

beforeAll(async () => {
  database = await openTestDatabase()
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  const { db } = database
  const account = { db, now: startsAt, email: 'h@a.example', name: 'Head', locale: 'en' }
  actorId = (await createAccount(account)).id
})
afterAll(async () => {
  await new Promise((resolve) => receiver.close(resolve))
  await database?.close()
})
beforeEach(async () => {
  await database.db.school.deleteMany()
  made = await makeClass({ db: database.db, startsAt })
  nowMs = startsAt.getTime()
  received = []
  status = 204
})

const now = () => new Date(nowMs)
const context = () => ({ db: database.db, now: now(), reconnectWindowMs })
const receiverUrl = () => `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`

const add = (events: readonly WebhookEvent[] = webhookEvents, url = receiverUrl()) =>
  addWebhook({
    ...{ db: database.db, now: now(), actorId, schoolId: made.schoolId, accountSecret, url },
    events: events as [WebhookEvent, ...WebhookEvent[]],
  })

const openSender = (options: { newsHeldMs?: number } = {}) =>
  new WebhookSender({
    ...{ db: database.db, clock: () => nowMs, log: silentLog, accountSecret, reconnectWindowMs },
    post: (request) => postWebhook({ ...request, mayBePrivate: true }),
    ...options,
  })

async function round(sender = openSender({ newsHeldMs: 0 })) {
  await sender.run()
  await sender.settle()
}

function report(event: BroadcastEvent, { isHeld = true } = {}) {
  sequence += 1
  const { broadcastId } = made
  return recordReports({
    ...context(),
    request: {
      ...{ nodeName, nodeStartedAt: startsAt.toISOString() },
      broadcastIds: isHeld ? [broadcastId] : [],
      reports: [{ broadcastId, sequence, at: now().toISOString(), event }],
    },
  })
}

const sayAlive = () =>
  recordReports({
    ...context(),
    request: {
      ...{ nodeName, nodeStartedAt: startsAt.toISOString() },
      ...{ broadcastIds: [made.broadcastId], reports: [] },
    },
  })

async function goOnAir() {
  await authorisePublish({ ...context(), nodeName, streamKey: made.streamKey })
  await report({ kind: 'live' })
}

const types = () => received.map(({ body }) => JSON.parse(body).type.split('.')[1])
const log = async (webhookId: string) =>
  (await findWebhook({ db: database.db, schoolId: made.schoolId, webhookId }))?.deliveries ?? []

test('a receiver is told once of each thing that happens, in its order, and can prove from whom it comes', async () => {
  const { secret } = await add()
  await round()
  await goOnAir()
  await Promise.all([round(), round()])
  nowMs += 10_000
  await report({ kind: 'interrupted' })
  await round()
  nowMs += 10_000
  await report({ kind: 'live' })
  await round()
  await report({ kind: 'ended' })
  await report({
    kind: 'recording_ready',
    durationSeconds: 20,
    availableUntil: '2026-04-02T01:00:00Z',
  })
  await round()
  await round()
  expect(types()).toEqual(['live', 'interrupted', 'live', 'ended', 'replay_ready'])
  const { schoolId, courseId, classroomId, classSessionId } = made
  expect(JSON.parse(received[0]?.body ?? '')).toEqual({
    type: 'class_session.live',
    timestamp: startsAt.toISOString(),
    data: { schoolId, courseId, classroomId, classSessionId },
  })
  const [first] = received
  if (!first) throw new Error('nothing was received')
  const sentAt = new Date(Number(first.headers['webhook-timestamp']) * 1000)
  expect(sentAt).toEqual(startsAt)
  // As the receivers' own library signs it; its `verify` reads the real clock.
  const expected = new Webhook(secret).sign(first.headers['webhook-id'] ?? '', sentAt, first.body)
  expect(first.headers['webhook-signature']).toBe(expected)
})

test('an interruption that outlasts the window is told as the end, though nobody reports it', async () => {
  await add()
  await goOnAir()
  await round()
  await report({ kind: 'interrupted' })
  await round()
  nowMs += reconnectWindowMs + 1_000
  await round()
  expect(types()).toEqual(['live', 'interrupted', 'ended'])
})

test.each([
  ['that starts', () => openSender(), 5 * minuteMs],
  ['whose rounds could not come through', (sender: WebhookSender) => sender, 30_000],
])(
  'a portal %s after an outage lets nodes speak first, and then tells who is silent',
  async (_, open, outageMs) => {
    await add()
    await goOnAir()
    const before = openSender()
    const goOn = async (sender: WebhookSender, ms: number, { isNodeHeard = true } = {}) => {
      for (const endsMs = nowMs + ms; nowMs < endsMs; nowMs += 1_000) {
        if (isNodeHeard) await sayAlive()
        await round(sender)
      }
    }
    await goOn(before, 25_000)
    expect(types()).toEqual(['live'])

    nowMs += outageMs
    const after = open(before)
    await goOn(after, 15_000, { isNodeHeard: false })
    await goOn(after, 30_000)
    expect(types()).toEqual(['live'])

    await goOn(after, 20_000, { isNodeHeard: false })
    expect(types()).toEqual(['live', 'interrupted'])
  },
)

test('a class that was stopped has ended, and its replay is not announced', async () => {
  await add()
  await goOnAir()
  await round()
  const { classSessionId } = made
  await stopClass({ db: database.db, now: now(), actorId: null, classSessionId, reason: 'test' })
  await report({
    kind: 'recording_ready',
    durationSeconds: 20,
    availableUntil: '2026-04-02T01:00:00Z',
  })
  await round()
  expect(types()).toEqual(['live', 'ended'])
})

test('what was before an address was added, and what it did not ask for, is not sent to it', async () => {
  await add(['class_session.ended'])
  await goOnAir()
  await report({ kind: 'ended' })
  nowMs += 1_000
  await add(['class_session.live', 'class_session.ended'])
  await round()
  expect(types()).toEqual(['ended'])
})

test('a receiver that fails is asked again, ever later, and in the end no more', async () => {
  const { id } = await add(['class_session.live'])
  status = 500
  await goOnAir()
  const pauses: number[] = []
  for (;;) {
    await round()
    const [delivery] = await log(id)
    if (!delivery?.dueAt) break
    pauses.push((delivery.dueAt.getTime() - nowMs) / 1000)
    nowMs = delivery.dueAt.getTime()
  }
  expect(pauses).toEqual([5, 60, 300, 1_800, 7_200, 18_000, 36_000, 86_400])
  expect(received).toHaveLength(9)
  expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  expect(await log(id)).toMatchObject([{ lastAnswer: '500', attempts: 9, deliveredAt: null }])

  status = 200
  const [delivery] = await log(id)
  const deliveryId = delivery?.id ?? ''
  await sendAgain({ db: database.db, now: now(), schoolId: 'another', deliveryId })
  await round()
  expect(received).toHaveLength(9)
  await sendAgain({ db: database.db, now: now(), schoolId: made.schoolId, deliveryId })
  await round()
  expect(await log(id)).toMatchObject([{ lastAnswer: '200', attempts: 1, deliveredAt: now() }])
})

test('410 Gone ends it at once; a redirect is not followed', async () => {
  const { id } = await add()
  status = 410
  await goOnAir()
  await round()
  expect(await log(id)).toMatchObject([{ lastAnswer: '410', dueAt: null, deliveredAt: null }])
  status = 302
  nowMs += 1_000
  await report({ kind: 'ended' })
  await round()
  expect(received).toHaveLength(2)
  expect((await log(id))[0]).toMatchObject({ lastAnswer: '302', deliveredAt: null })
})

test('a receiver that does not answer is given up in time; of two senders each delivery is one’s', async () => {
  const silent = createServer(() => {})
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/`
  const request = { url, headers: {}, body: '{}', mayBePrivate: true, longestMs: 300 }
  try {
    expect(await postWebhook(request)).toEqual({ kind: 'failed', answer: 'no answer in time' })
  } finally {
    silent.closeAllConnections()
    silent.close()
  }
  for (let address = 0; address < 5; address += 1) await add()
  await expect(add()).rejects.toThrow(/at most 5/)
  await goOnAir()
  const { db } = database
  await new WebhookSender({
    ...{ db, clock: () => nowMs, log: silentLog, accountSecret, reconnectWindowMs, newsHeldMs: 0 },
    post: async () => ({ kind: 'failed', answer: 'not sent' }),
  }).run()
  nowMs += 6_000
  const claim = () => claimDeliveries({ db, now: now(), most: 3 })
  const claimed = (await Promise.all([claim(), claim(), claim()])).flat()
  expect(claimed).toHaveLength(5)
  expect(new Set(claimed.map(({ id }) => id)).size).toBe(5)
})

test.each([
  'https://127.0.0.1/',
  'https://localhost/',
  'https://[::1]/',
  'https://[::ffff:10.0.0.1]/',
  'https://10.1.2.3/',
  'https://169.254.169.254/latest/meta-data',
  'https://0.0.0.0/',
  'https://2130706433/',
  'http://93.184.216.34/',
])('%s is not reached unless private networks may be', async (url) => {
  const outcome = await postWebhook({ url, headers: {}, body: '{}', mayBePrivate: false })
  expect(outcome.kind).toBe('failed')
  expect(outcome.answer).toMatch(/not allowed|not an https address/)
})
