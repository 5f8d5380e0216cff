import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { BroadcastEvent } from '@/common/media-contract'
import { makeClass } from '@/tests/support/make-class'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { findWatchPage } from '../course/find-watch-page'
import { listCatalogue } from '../course/list-catalogue'
import { startRehearsal } from '../course/start-rehearsal'
import { authorisePublish } from './authorise-publish'
import { endClass } from './end-class'
import { findStudio } from './find-studio'
import { listEndedBroadcasts } from './list-ended-broadcasts'
import { recordReports } from './record-reports'

const startsAt = new Date('2026-03-02T01:00:00Z')
const after = (minutes: number) => new Date(startsAt.getTime() + minutes * 60_000)
const reconnectWindowMs = 60_000
const nodeName = 'n1'

let database: TestDatabase
let made: Awaited<ReturnType<typeof makeClass>>
let actorId: string
let sequence = 0
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

const context = (now: Date) => ({ db: database.db, now, reconnectWindowMs })
const publish = (now: Date, streamKey = made.streamKey) =>
  authorisePublish({ ...context(now), nodeName, streamKey })
const end = (now: Date, classSessionId = made.classSessionId) =>
  endClass({ db: database.db, now, actorId, classSessionId })
const rehearse = (now: Date) =>
  startRehearsal({ db: database.db, now, classSessionId: made.classSessionId })
const studio = (now: Date, classSessionId = made.classSessionId) =>
  findStudio({ ...context(now), classSessionId })

function report(broadcastId: string, event: BroadcastEvent, now: Date) {
  sequence += 1
  const reports = [{ broadcastId, sequence, at: now.toISOString(), event }]
  return recordReports({
    ...context(now),
    request: {
      ...{ nodeName, nodeStartedAt: startsAt.toISOString(), broadcastIds: [broadcastId] },
      reports,
    },
  })
}

async function goOnAir(now: Date) {
  const granted = await publish(now)
  if (granted.outcome !== 'granted') throw new Error(granted.reason)
  await report(granted.broadcastId, { kind: 'live' }, now)
  return granted.broadcastId
}

test('a class that its teacher ends is over for viewers and takes no encoder any more', async () => {
  await expect(end(after(1))).rejects.toMatchObject({ code: 'class_not_on_air' })
  const broadcastId = await goOnAir(after(1))
  await end(after(10))
  expect(await listEndedBroadcasts({ db: database.db, now: after(11) })).toEqual([broadcastId])
  // What its node says of it comes too late to matter.
  await report(broadcastId, { kind: 'live' }, after(11))
  const { classSessionId } = made
  expect(await findWatchPage({ ...context(after(11)), classSessionId })).toMatchObject({
    state: 'ended',
  })
  expect(await publish(after(12))).toEqual({ outcome: 'refused', reason: 'class_ended' })
  expect(await listEndedBroadcasts({ db: database.db, now: after(21) })).toEqual([])
  await expect(end(after(13))).rejects.toMatchObject({ code: 'class_not_on_air' })
})

test('a class whose encoder has said goodbye pauses, and its teacher can end it all the same', async () => {
  const broadcastId = await goOnAir(after(1))
  await report(broadcastId, { kind: 'ended' }, after(10))
  const { classSessionId } = made
  const stateAt = async (minutes: number) => [
    (await findWatchPage({ ...context(after(minutes)), classSessionId }))?.state,
    (await studio(after(minutes)))?.dayState,
  ]
  expect(await stateAt(11)).toEqual(['in_break', 'paused'])
  await end(after(12))
  expect(await stateAt(13)).toEqual(['ended', 'ended'])
  expect(await publish(after(14))).toEqual({ outcome: 'refused', reason: 'class_ended' })
})

test('a rehearsal has the classroom’s key until the class opens, and is seen by nobody else', async () => {
  const { classSessionId } = await rehearse(after(-30))
  expect(await rehearse(after(-29))).toEqual({ classSessionId })
  const broadcastId = await goOnAir(after(-28))
  expect(await studio(after(-28), classSessionId)).toMatchObject({
    ...{ broadcastId, isRehearsal: true, dayState: 'live' },
    endsAt: after(-15),
  })
  expect(await findWatchPage({ ...context(after(-28)), classSessionId })).toMatchObject({
    state: 'not_for_you',
  })
  expect((await listCatalogue(context(after(-28)))).onAir).toEqual([])
  // Its time is over: its node is told, and the key opens the class.
  expect(await listEndedBroadcasts({ db: database.db, now: after(-14) })).toEqual([broadcastId])
  expect(await publish(after(-14))).toMatchObject({ broadcastId: made.broadcastId })
})

test('there is no rehearsal just before a class, nor during another', async () => {
  await expect(rehearse(after(-15.5))).rejects.toMatchObject({ code: 'class_is_near' })
  await expect(rehearse(after(5))).rejects.toMatchObject({ code: 'class_is_near' })
})

test('the studio says when and why an encoder was refused', async () => {
  expect((await studio(after(-60)))?.refused).toBeNull()
  await publish(after(-60))
  expect((await studio(after(-59)))?.refused).toEqual({ at: after(-60), reason: 'no_class_now' })
  await publish(
    after(1),
    made.streamKey.replace(/.$/, (last) => (last === 'a' ? 'b' : 'a')),
  )
  expect((await studio(after(2)))?.refused).toEqual({ at: after(1), reason: 'wrong_key' })
})
