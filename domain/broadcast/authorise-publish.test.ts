import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeClass } from '@/tests/support/make-class'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { issueStreamKey } from '../school/issue-stream-key'
import { generateClassroomCode, generateStreamKey } from '../school/stream-key'
import { authorisePublish } from './authorise-publish'
import { nodeSilenceMs } from './broadcast-state'
import { grantLifeMs } from './publish-grant'
import { recordReports } from './record-reports'

const startsAt = new Date('2020-02-10T01:00:00Z')
const reconnectWindowMs = 60_000
const after = (ms: number) => new Date(startsAt.getTime() + ms)

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const ask = (streamKey: string, { nodeName = 'n1', now = startsAt } = {}) =>
  authorisePublish({ db: database.db, now, reconnectWindowMs, nodeName, streamKey })

const goLive = (broadcastId: string, { nodeName = 'n1', now = startsAt } = {}) =>
  recordReports({
    db: database.db,
    now,
    reconnectWindowMs,
    request: {
      nodeName,
      nodeStartedAt: now.toISOString(),
      broadcastIds: [broadcastId],
      reports: [{ broadcastId, sequence: 0, at: now.toISOString(), event: { kind: 'live' } }],
    },
  })

const alreadyOnAir = { outcome: 'refused', reason: 'already_on_air' }

test('the current key of a classroom puts its open class on air', async () => {
  const { streamKey, broadcastId, classroomId } = await makeClass({ db: database.db, startsAt })
  expect(await ask(streamKey)).toEqual({
    ...{ outcome: 'granted', broadcastId, classroomId, access: 'open' },
  })
})

test('a key of no classroom, a former key and a key without a class are told apart', async () => {
  const { streamKey, classroomId } = await makeClass({ db: database.db, startsAt })
  expect(await ask(generateStreamKey(generateClassroomCode()))).toEqual({
    outcome: 'refused',
    reason: 'unknown_classroom',
  })
  const { streamKey: renewed } = await issueStreamKey({
    db: database.db,
    now: startsAt,
    classroomId,
  })
  expect(await ask(streamKey)).toEqual({ outcome: 'refused', reason: 'wrong_key' })
  const dayBefore = after(-24 * 3_600_000)
  expect(await ask(renewed, { now: dayBefore })).toEqual({
    outcome: 'refused',
    reason: 'no_class_now',
  })
})

test('a grant holds the class for its node until it is live or the grant is over', async () => {
  const { streamKey } = await makeClass({ db: database.db, startsAt })
  await ask(streamKey, { nodeName: 'n1' })
  expect(await ask(streamKey, { nodeName: 'n1' })).toMatchObject({ outcome: 'granted' })
  const early = after(grantLifeMs - 1)
  expect(await ask(streamKey, { nodeName: 'n2', now: early })).toEqual(alreadyOnAir)
  const late = after(grantLifeMs)
  expect(await ask(streamKey, { nodeName: 'n2', now: late })).toMatchObject({ outcome: 'granted' })
})

test('a class on air is refused to another node as long as its own shows signs of life', async () => {
  const { streamKey, broadcastId } = await makeClass({ db: database.db, startsAt })
  await ask(streamKey, { nodeName: 'n3' })
  await goLive(broadcastId, { nodeName: 'n3' })
  const soon = after(nodeSilenceMs - 1)
  expect(await ask(streamKey, { nodeName: 'n4', now: soon })).toEqual(alreadyOnAir)
  const silent = after(nodeSilenceMs)
  expect(await ask(streamKey, { nodeName: 'n4', now: silent })).toMatchObject({
    outcome: 'granted',
  })
  const broadcast = await database.db.broadcast.findUniqueOrThrow({ where: { id: broadcastId } })
  expect(broadcast).toMatchObject({ state: 'interrupted', interruptedAt: startsAt, nodeName: 'n4' })
})
