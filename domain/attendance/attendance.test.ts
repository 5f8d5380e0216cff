import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeClass } from '@/tests/support/make-class'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { recordReports } from '../broadcast/record-reports'
import { countTroubled, countViewers } from './count-viewers'
import { listAttendance } from './list-attendance'
import { notePresence } from './note-presence'

const startsAt = new Date('2026-03-02T01:00:00Z')
const after = (seconds: number) => new Date(startsAt.getTime() + seconds * 1_000)

let database: TestDatabase
let made: Awaited<ReturnType<typeof makeClass>>
let accountId: string
beforeAll(async () => {
  database = await openTestDatabase()
  const account = { email: 'li@a.example', name: '李妈妈', locale: 'zh', createdAt: startsAt }
  accountId = (await database.db.account.create({ data: account })).id
})
afterAll(() => database?.close())
beforeEach(async () => {
  made = await makeClass({ db: database.db, startsAt })
  await database.db.broadcast.update({
    where: { id: made.broadcastId },
    data: { state: 'live', startedAt: startsAt, onAirSince: startsAt },
  })
})

const well = { playedMs: 30_000, stalledMs: 0 }
const play = (viewerId: string, at: Date, account: string | null = null, playback = well) =>
  notePresence({
    ...{ db: database.db, now: at, classSessionId: made.classSessionId },
    ...{ viewerId, accountId: account, playback },
  })
async function playFor(viewerId: string, from: number, to: number, account: string | null = null) {
  for (let at = from; at < to; at += 30) await play(viewerId, after(at), account)
}
async function attendance() {
  await database.db.broadcast.update({
    where: { id: made.broadcastId },
    data: { state: 'ended', endedAt: after(599) },
  })
  const { schoolId, classSessionId } = made
  return listAttendance({ db: database.db, now: after(900), schoolId, classSessionId })
}

test('who watched four fifths was present, and who watched less was not', async () => {
  await playFor('a', 0, 480)
  await playFor('b', 0, 450)
  const { heldMinutes, attendants } = await attendance()
  expect(heldMinutes).toBe(10)
  expect(attendants).toMatchObject([
    { name: null, watchedMinutes: 8, isPresent: true },
    { name: null, watchedMinutes: 7.5, isPresent: false },
  ])
})

test('what is on air before its time or after it counts neither for nor against anybody', async () => {
  const { db } = database
  const minute = 60
  await db.broadcast.update({
    where: { id: made.broadcastId },
    data: { startedAt: after(-15 * minute), onAirSince: after(-15 * minute) },
  })
  await playFor('in time', 0, 45 * minute)
  await playFor('early', -15 * minute, 21 * minute)
  await playFor('late', 20 * minute, 65 * minute)
  await db.broadcast.update({
    where: { id: made.broadcastId },
    data: { state: 'ended', endedAt: after(65 * minute) },
  })
  const { schoolId, classSessionId } = made
  const list = { db, now: after(7_200), schoolId, classSessionId }
  const { heldMinutes, attendants } = await listAttendance(list)
  expect(heldMinutes).toBe(45)
  expect(attendants).toMatchObject([
    { watchedMinutes: 45, isPresent: true },
    { watchedMinutes: 25, isPresent: false },
    { watchedMinutes: 21, isPresent: false },
  ])
})

test('a class that is begun again counts with all of its runs and without the breaks between', async () => {
  const { db } = database
  const { broadcastId, schoolId, classSessionId } = made
  const report = async (kind: 'live' | 'interrupted' | 'ended', seconds: number) => {
    const at = after(seconds)
    const reports = [{ broadcastId, sequence: seconds, at: at.toISOString(), event: { kind } }]
    const node = { nodeName: broadcastId, nodeStartedAt: startsAt.toISOString() }
    const request = { ...node, broadcastIds: [broadcastId], reports }
    await recordReports({ db, now: at, reconnectWindowMs: 60_000, request })
  }
  await db.broadcast.update({
    where: { id: broadcastId },
    data: { state: 'waiting', startedAt: null, onAirSince: null, nodeName: broadcastId },
  })
  await report('live', 0)
  await playFor('whole', 0, 600)
  await report('interrupted', 600)
  await report('live', 630)
  await playFor('whole', 630, 750)
  await report('ended', 750)
  await report('live', 900)
  await playFor('whole', 900, 1_200)
  await playFor('second run', 900, 1_200)
  await report('ended', 1_200)
  const list = { db, now: after(7_200), schoolId, classSessionId }
  const { heldMinutes, attendants } = await listAttendance(list)
  expect(heldMinutes).toBe(17)
  expect(attendants).toMatchObject([
    { watchedMinutes: 17, isPresent: true },
    { watchedMinutes: 5, isPresent: false },
  ])
})

test('a picture that stands still is told of until it plays well, and is no time of watching', async () => {
  const broadcastIds = [made.broadcastId]
  const look = async (at: number) => {
    const options = { db: database.db, now: after(at) }
    const viewers = await countViewers({ ...options, broadcastIds })
    const troubled = await countTroubled({ ...options, broadcastId: made.broadcastId })
    return { viewers: viewers.get(made.broadcastId) ?? 0, troubled }
  }
  const still = { playedMs: 1_000, stalledMs: 29_000 }
  expect(await play('never', after(0), null, still)).toBe(false)
  await play('a', after(0))
  await play('b', after(0), null, { playedMs: 27_500, stalledMs: 2_500 })
  expect(await look(1)).toEqual({ viewers: 2, troubled: 0 })
  await play('a', after(30), null, { playedMs: 20_000, stalledMs: 10_000 })
  await play('b', after(30), null, still)
  expect(await look(31)).toEqual({ viewers: 2, troubled: 2 })
  expect(await look(60)).toEqual({ viewers: 1, troubled: 2 })
  await play('a', after(60))
  expect(await look(61)).toEqual({ viewers: 1, troubled: 1 })
  expect(await look(80)).toEqual({ viewers: 1, troubled: 0 })
  const { attendants } = await attendance()
  expect(attendants.map(({ watchedMinutes }) => watchedMinutes)).toEqual([1.5, 0.5])
})

test('two browsers of one account count as one person, and no half minute counts twice', async () => {
  await playFor('phone', 0, 300, accountId)
  await playFor('laptop', 150, 450, accountId)
  await playFor('unknown', 0, 60)
  const { attendants } = await attendance()
  expect(attendants).toMatchObject([
    { name: '李妈妈', watchedMinutes: 7.5, firstAt: startsAt, lastAt: after(420) },
    { name: null, watchedMinutes: 1 },
  ])
})

test('who says it more often, even at once, gains nothing', async () => {
  await Promise.all(Array.from({ length: 20 }, () => play('eager', after(10))))
  const { attendants } = await attendance()
  expect(attendants).toMatchObject([{ watchedMinutes: 0.5 }])
})

test('who signs in while watching is known from then on', async () => {
  await play('a', after(0))
  await play('a', after(30), accountId)
  await play('a', after(60))
  expect((await attendance()).attendants).toMatchObject([{ name: '李妈妈', watchedMinutes: 1.5 }])
})

test('of a class that is not on air nothing is noted', async () => {
  await database.db.broadcast.update({
    where: { id: made.broadcastId },
    data: { state: 'ended', endedAt: after(10) },
  })
  expect(await play('late', after(20))).toBe(false)
  expect(await database.db.presence.count({ where: { broadcastId: made.broadcastId } })).toBe(0)
})

test('viewers are those who were heard of just now', async () => {
  await play('a', after(0))
  await play('b', after(40))
  const count = async (at: number) => {
    const broadcastIds = [made.broadcastId]
    const viewers = await countViewers({ db: database.db, now: after(at), broadcastIds })
    return viewers.get(made.broadcastId) ?? 0
  }
  expect([await count(41), await count(60), await count(100)]).toEqual([2, 1, 0])
})

test('attendance of another school’s class does not exist', async () => {
  const { classSessionId } = made
  const foreign = { db: database.db, now: after(0), schoolId: 'another', classSessionId }
  await expect(listAttendance(foreign)).rejects.toMatchObject({ code: 'class_session_not_found' })
})
