import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeClass } from '@/tests/support/make-class'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { listCatalogue } from '../course/list-catalogue'
import { changeReplay, type ReplayChange } from './change-replay'
import { findReplayRule } from './find-replay-rule'
import { stopClass } from './stop-class'

const startsAt = new Date('2026-03-02T01:00:00Z')
const after = (minutes: number) => new Date(startsAt.getTime() + minutes * 60_000)
const now = after(60)

let database: TestDatabase
let made: Awaited<ReturnType<typeof makeClass>>
let actorId: string
beforeAll(async () => {
  database = await openTestDatabase()
  const account = { email: 'li@a.example', name: 'Li', locale: 'en', createdAt: startsAt }
  actorId = (await database.db.account.create({ data: account })).id
})
afterAll(() => database?.close())
beforeEach(async () => {
  await database.db.school.deleteMany()
  made = await makeClass({ db: database.db, startsAt })
})

const record = () =>
  database.db.broadcast.update({
    where: { id: made.broadcastId },
    data: {
      ...{ state: 'ended', nodeName: 'n1', startedAt: startsAt, endedAt: after(45), runs: 1 },
      ...{ replaySeconds: 2_700, replayUntil: after(10_000) },
    },
  })
const change = (given: ReplayChange) =>
  changeReplay({
    ...{ db: database.db, now, actorId, classSessionId: made.classSessionId },
    change: given,
  })
const rule = (at = now) =>
  findReplayRule({ db: database.db, now: at, broadcastId: made.broadcastId })
const listed = async () =>
  (await listCatalogue({ db: database.db, now, reconnectWindowMs: 60_000 })).watchAgain.length

const everything = { outcome: 'shown', from: null, to: null, access: 'open' }
const withheld = { outcome: 'withheld' }

test('nothing is shown before something is recorded, and nothing can be cut', async () => {
  expect(await rule()).toEqual(withheld)
  await expect(change({ kind: 'withdraw' })).rejects.toThrow('no recording')
})

test('a replay is taken back and offered again, for nodes and in the catalogue', async () => {
  await record()
  expect([await rule(), await listed()]).toEqual([everything, 1])
  await change({ kind: 'withdraw' })
  expect([await rule(), await listed()]).toEqual([withheld, 0])
  await change({ kind: 'offer' })
  expect([await rule(), await listed()]).toEqual([everything, 1])
  expect(await rule(after(10_000))).toEqual(withheld)
})

test('a cut holds until all is shown again; one that ends before it begins is refused', async () => {
  await record()
  const [from, to] = [after(5), after(40)]
  await change({ kind: 'trim', from, to })
  expect(await rule()).toEqual({
    ...{ outcome: 'shown', from: from.toISOString(), to: to.toISOString(), access: 'open' },
  })
  await expect(change({ kind: 'trim', from: to, to: from })).rejects.toThrow('must end after')
  await change({ kind: 'show_all' })
  expect(await rule()).toEqual(everything)
})

test('a school that offers no replays, and a class that was stopped, show nothing', async () => {
  const { db } = database
  await record()
  const where = { id: made.courseId }
  await db.course.update({ where, data: { replayAudience: 'nobody' } })
  expect([await rule(), await listed()]).toEqual([withheld, 0])
  await db.course.update({ where, data: { replayAudience: 'as_class' } })
  const { classSessionId } = made
  await stopClass({ db, now, actorId: null, classSessionId, reason: 'Test' })
  expect(await rule()).toEqual(withheld)
})
