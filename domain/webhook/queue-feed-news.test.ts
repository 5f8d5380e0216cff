import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Prisma } from '@/prisma/database'
import { makeClass } from '@/tests/support/make-class'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { createAccount } from '../account/create-account'
import { withdrawEmbed } from '../partner/withdraw-embed'
import { addFeedWebhook, mostWebhooks } from './add-webhook'
import { findWebhook } from './find-webhook'
import { queueFeedNews } from './queue-feed-news'
import { removeWebhook } from './remove-webhook'
import { sendTest } from './send-test'

const start = new Date('2026-03-02T01:00:00Z')
const reconnectWindowMs = 60_000
const accountSecret = 'what seals accounts, for these tests only'
let database: TestDatabase
let actorId: string
let partnerId: string
let made: Awaited<ReturnType<typeof makeClass>>

beforeAll(async () => {
  database = await openTestDatabase()
  const account = { db: database.db, now: start, email: 'z@m.example', name: 'Zhou', locale: 'en' }
  actorId = (await createAccount(account)).id
})
afterAll(() => database?.close())

const makePartner = async () => {
  const names = { nameZh: '晨光', nameEn: 'Morning', site: 'https://m.example' }
  const contact = { contactName: 'Zhou', contactEmail: 'z@m.example' }
  const data = { ...names, ...contact, standing: 'approved' as const, createdAt: start }
  return (await database.db.partner.create({ data })).id
}

/** A course that partners may carry, with a class to come. */
const makeCarriedClass = async (inDays = 3) => {
  const startsAt = new Date(start.getTime() + inDays * 24 * 3_600_000)
  const one = await makeClass({ db: database.db, startsAt })
  await database.db.school.update({ where: { id: one.schoolId }, data: { standing: 'full' } })
  const data = { carriage: 'partners', audience: 'public' } as const
  await database.db.course.update({ where: { id: one.courseId }, data })
  return one
}

beforeEach(async () => {
  await database.db.school.deleteMany()
  await database.db.partner.deleteMany()
  made = await makeCarriedClass()
  partnerId = await makePartner()
})

const makePlayer = () =>
  database.db.embed.create({
    data: {
      ...{ id: `player${made.courseId}`, partnerId, courseId: made.courseId, name: 'Front page' },
      ...{ origins: ['https://m.example'], createdAt: start },
    },
  })
const add = (of = partnerId) =>
  addFeedWebhook({
    ...{ db: database.db, now: start, actorId, partnerId: of, url: 'https://m.example/hook' },
    ...{ accountSecret, reconnectWindowMs },
  })
const round = (now = start) => queueFeedNews({ db: database.db, now, reconnectWindowMs })
const told = (webhookId: string) =>
  database.db.webhookDelivery.findMany({ where: { webhookId }, orderBy: { createdAt: 'asc' } })

test('what was in the feed when an address was added is not told, and nothing twice', async () => {
  const { id } = await add()
  await round()
  expect(await told(id)).toEqual([])
  await database.db.course.update({ where: { id: made.courseId }, data: { titleEn: 'New name' } })
  await round()
  await round()
  expect(await told(id)).toMatchObject([
    {
      event: 'feed.changed',
      body: JSON.stringify({
        type: 'feed.changed',
        timestamp: start.toISOString(),
        data: { partnerId },
      }),
    },
  ])
})

test.for<[string, () => Promise<unknown>]>([
  ['a class that comes in', () => makeCarriedClass(5)],
  [
    'a class that is cancelled',
    () =>
      database.db.classSession.update({
        where: { id: made.classSessionId },
        data: { cancelledAt: start, version: 2 },
      }),
  ],
  [
    'a class on air',
    () =>
      database.db.broadcast.update({
        where: { id: made.broadcastId },
        data: { state: 'live', nodeName: 'n1', startedAt: start, changedAt: start, runs: 1 },
      }),
  ],
  [
    'a course that is carried no longer',
    () => database.db.course.update({ where: { id: made.courseId }, data: { carriage: 'nobody' } }),
  ],
  [
    'a course that is not among those of the partner any more',
    () => database.db.partner.update({ where: { id: partnerId }, data: { isLimited: true } }),
  ],
  ['a player of its own', () => makePlayer()],
  [
    'terms that are over',
    () => database.db.partner.update({ where: { id: partnerId }, data: { standing: 'ended' } }),
  ],
])('%s is told', async ([_, change]) => {
  const { id } = await add()
  await change()
  await round()
  expect(await told(id)).toHaveLength(1)
})

test('a class is told of as it goes on air, breaks off, ends and can be watched again, each once', async () => {
  const { id } = await add()
  const [nodeName, startedAt] = ['n1', start]
  const steps: Prisma.BroadcastUpdateInput[] = [
    { state: 'live', nodeName, startedAt, changedAt: start, runs: 1 },
    { state: 'interrupted', interruptedAt: start },
    { state: 'ended', endedAt: start },
    { replaySeconds: 60, replayUntil: new Date('2026-04-02T01:00:00Z') },
    { replayWithdrawnAt: start },
  ]
  await database.db.mediaNode.create({
    data: { name: nodeName, startedAt, lastSequence: -1, lastSeenAt: start },
  })
  for (const [step, data] of steps.entries()) {
    await database.db.broadcast.update({ where: { id: made.broadcastId }, data })
    await round()
    await round()
    expect(await told(id)).toHaveLength(step + 1)
  }
})

test('time alone tells nothing until it takes something out of the feed; nor does what the feed does not say', async () => {
  const { id } = await add()
  const { db } = database
  await db.course.update({ where: { id: made.courseId }, data: { grade: 9, description: 'New' } })
  const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000)
  for (const minutes of [1, 60, 24 * 60]) await round(later(minutes))
  expect(await told(id)).toEqual([])
  await round(later(4 * 24 * 60))
  await round(later(5 * 24 * 60))
  expect(await told(id)).toHaveLength(1)
})

test('a player that its school has withdrawn is told', async () => {
  const { id: embedId } = await makePlayer()
  const { id } = await add()
  const { schoolId } = made
  await withdrawEmbed({
    ...{ db: database.db, now: start, actorId, of: { course: { schoolId } }, embedId },
  })
  await round()
  expect(await told(id)).toHaveLength(1)
})

test('two portals that see it at once tell it once, to each address', async () => {
  const ids = [(await add()).id, (await add()).id]
  await makeCarriedClass(5)
  await Promise.all([round(), round(), round()])
  for (const id of ids) expect(await told(id)).toHaveLength(1)
})

test('what another partner alone may carry is told to that one alone', async () => {
  const [own, other] = [await add(), await add(await makePartner())]
  await database.db.partner.update({ where: { id: partnerId }, data: { isLimited: true } })
  await round()
  expect(await told(own.id)).toHaveLength(1)
  await makeCarriedClass(5)
  await round()
  expect(await told(own.id)).toHaveLength(1)
  expect(await told(other.id)).toHaveLength(1)
})

test('an address is its own partner’s alone, there are few of them, and one that is removed is told nothing', async () => {
  const { db } = database
  const { id: webhookId } = await add()
  const strangerId = await makePartner()
  expect(await findWebhook({ db, partnerId: strangerId, webhookId })).toBeNull()
  expect(await findWebhook({ db, schoolId: made.schoolId, webhookId })).toBeNull()
  const by = { db, now: start, actorId, webhookId }
  await sendTest({ ...by, partnerId: strangerId })
  await removeWebhook({ ...by, partnerId: strangerId })
  expect((await findWebhook({ db, partnerId, webhookId }))?.deliveries).toEqual([])
  await sendTest({ ...by, partnerId })
  expect(await told(webhookId)).toMatchObject([{ body: expect.stringContaining(partnerId) }])
  for (let more = 1; more < mostWebhooks; more += 1) await add()
  await expect(add()).rejects.toMatchObject({ code: 'too_many_webhooks' })
  await removeWebhook({ ...by, partnerId })
  expect(await findWebhook({ db, partnerId, webhookId })).toBeNull()
})
