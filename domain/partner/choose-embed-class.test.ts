import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Prisma } from '@/prisma/database'
import { makeClass } from '@/tests/support/make-class'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { scheduleClassSession } from '../course/schedule-class-session'
import { chooseEmbedClass } from './choose-embed-class'

const startsAt = new Date('2020-02-10T01:00:00Z')
const reconnectWindowMs = 60_000
/** Minutes after the first class has begun; it lasts 45, and the second follows at 60. */
const at = (minutes: number) => new Date(startsAt.getTime() + minutes * 60_000)

let database: TestDatabase
let made: Awaited<ReturnType<typeof makeClass>>
let second: Awaited<ReturnType<typeof scheduleClassSession>>
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database?.close())
beforeEach(async () => {
  const { db } = database
  await db.school.deleteMany()
  made = await makeClass({ db, startsAt })
  const { courseId, classroomId } = made
  const times = { startsAt: at(60), endsAt: at(105) }
  second = await scheduleClassSession({ db, now: startsAt, courseId, classroomId, ...times })
  const node = { startedAt: startsAt, lastSequence: 0, lastSeenAt: at(0) }
  await db.mediaNode.upsert({
    where: { name: 'n1' },
    create: { name: 'n1', ...node },
    update: node,
  })
})

const change = (id: string, data: Prisma.BroadcastUpdateInput) =>
  database.db.broadcast.update({ where: { id }, data: { nodeName: 'n1', ...data } })
const chosenAt = (minutes: number, wished: string | null = null) =>
  chooseEmbedClass({
    ...{ db: database.db, now: at(minutes), reconnectWindowMs, wished },
    embed: { courseId: made.courseId, classSessionId: null },
  })
const live = { state: 'live', startedAt: startsAt } as const
const ended = { state: 'ended', startedAt: startsAt, endedAt: at(45) } as const
const nodeIsHeardAt = (minutes: number) =>
  database.db.mediaNode.update({ where: { name: 'n1' }, data: { lastSeenAt: at(minutes) } })

test('a class stays shown in the break after it, until the next is on air', async () => {
  expect(await chosenAt(-5)).toBe(made.classSessionId)
  await change(made.broadcastId, ended)
  expect(await chosenAt(50)).toBe(made.classSessionId)
  // The teacher is late.
  expect(await chosenAt(65)).toBe(made.classSessionId)
  await nodeIsHeardAt(66)
  await change(second.broadcastId, { ...live, startedAt: at(66) })
  expect(await chosenAt(66)).toBe(second.classSessionId)
})

test('there is no break after a class that never was, nor after one that was stopped', async () => {
  expect(await chosenAt(50)).toBe(second.classSessionId)
  await change(made.broadcastId, { ...ended, stoppedAt: at(40) })
  expect(await chosenAt(50)).toBe(second.classSessionId)
})

test('a class whose teacher may come back stays, one that its teacher has ended leads to the next', async () => {
  await change(made.broadcastId, { ...ended, endedAt: at(20) })
  expect(await chosenAt(30)).toBe(made.classSessionId)
  await change(second.broadcastId, { ...ended, startedAt: at(60), closedAt: at(70) })
  expect(await chosenAt(75)).toBe(second.classSessionId)
})

test('a class that its node never said the end of is over by the time', async () => {
  await change(made.broadcastId, live)
  await nodeIsHeardAt(10)
  expect(await chosenAt(30)).toBe(made.classSessionId)
  await database.db.classSession.update({
    where: { id: second.classSessionId },
    data: { startsAt: at(600), endsAt: at(645) },
  })
  expect(await chosenAt(590)).toBe(second.classSessionId)
})

test('a class that was asked for is shown whatever is on', async () => {
  await change(made.broadcastId, live)
  expect(await chosenAt(0, second.classSessionId)).toBe(second.classSessionId)
  expect(await chosenAt(0, 'of another course')).toBe(made.classSessionId)
})
