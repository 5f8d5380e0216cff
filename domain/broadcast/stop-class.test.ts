import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { BroadcastEvent } from '@/common/media-contract'
import { makeClass } from '@/tests/support/make-class'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { findWatchPage } from '../course/find-watch-page'
import { listCatalogue } from '../course/list-catalogue'
import { DomainError } from '../domain-error'
import { authorisePublish } from './authorise-publish'
import { evidenceKeptMs, listStoppedBroadcasts } from './list-stopped-broadcasts'
import { listWatchedBroadcasts } from './list-watched-broadcasts'
import { recordReports } from './record-reports'
import { resumeClass } from './resume-class'
import { stopClass } from './stop-class'

const startsAt = new Date('2020-02-10T01:00:00Z')
const after = (ms: number) => new Date(startsAt.getTime() + ms)
const reconnectWindowMs = 60_000
const nodeName = 'n1'
const reason = 'Somebody else has the key.'

let database: TestDatabase
let made: Awaited<ReturnType<typeof makeClass>>
let sequence = 0
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  made = await makeClass({ db: database.db, startsAt })
})

const context = (now = after(60_000)) => ({ db: database.db, now, reconnectWindowMs })
const stop = (now = after(60_000), actorId: string | null = null) =>
  stopClass({ db: database.db, now, actorId, classSessionId: made.classSessionId, reason })
const resume = () =>
  resumeClass({ ...context(), actorId: null, classSessionId: made.classSessionId })
const publish = () => authorisePublish({ ...context(), nodeName, streamKey: made.streamKey })
const watch = () => findWatchPage({ ...context(), classSessionId: made.classSessionId })
const listStopped = (now = after(60_000)) => listStoppedBroadcasts({ db: database.db, now })
const listAudit = () =>
  database.db.auditEntry.findMany({ where: { subjectId: made.classSessionId } })

function report(event: BroadcastEvent, now = after(60_000)) {
  sequence += 1
  const { broadcastId } = made
  const reports = [{ broadcastId, sequence, at: now.toISOString(), event }]
  const nodeStartedAt = startsAt.toISOString()
  const request = { nodeName, nodeStartedAt, broadcastIds: [broadcastId], reports }
  return recordReports({ ...context(now), request })
}

async function recordAndEnd() {
  await publish()
  await report({ kind: 'live' }, after(1_000))
  const availableUntil = after(86_400_000).toISOString()
  await report({ kind: 'recording_ready', durationSeconds: 30, availableUntil })
  await report({ kind: 'ended' })
}

test('a class on air is over for viewers, its address and its replay withheld', async () => {
  await publish()
  await report({ kind: 'live' }, after(55_000))
  expect(await watch()).toMatchObject({ state: 'live' })

  expect(await stop()).toMatchObject({ outcome: 'stopped' })
  expect(await watch()).toMatchObject({ state: 'ended', playback: null, replay: null })
  expect(await listStopped()).toContain(made.broadcastId)
  const { onAir } = await listCatalogue(context())
  expect(onAir.map(({ classSessionId }) => classSessionId)).not.toContain(made.classSessionId)
})

test('what its node reports afterwards does not bring it back', async () => {
  await publish()
  await stop()
  await report({ kind: 'live' })
  expect(await watch()).toMatchObject({ state: 'ended', playback: null })
  await report({ kind: 'ended' })
  await resume()
  expect(await watch()).toMatchObject({ state: 'not_yet' })
})

test('its key is refused for as long as it is stopped', async () => {
  await stop()
  expect(await publish()).toEqual({ outcome: 'refused', reason: 'class_stopped' })
  await resume()
  expect(await publish()).toMatchObject({ outcome: 'granted', broadcastId: made.broadcastId })
})

test('a class that never began is not announced any more', async () => {
  const isListed = async () => {
    const { comingNext } = await listCatalogue(context())
    return comingNext.some(({ classSessionId }) => classSessionId === made.classSessionId)
  }
  expect(await isListed()).toBe(true)
  await stop()
  expect(await isListed()).toBe(false)
  expect(await watch()).toMatchObject({ state: 'ended' })
})

test('a recording is hidden, and can be watched again once the stop is undone', async () => {
  await recordAndEnd()
  const isListed = async () => {
    const { watchAgain } = await listCatalogue(context())
    return watchAgain.some(({ classSessionId }) => classSessionId === made.classSessionId)
  }
  expect(await isListed()).toBe(true)
  await stop()
  expect(await isListed()).toBe(false)
  expect(await watch()).toMatchObject({ replay: null })
  await resume()
  expect(await isListed()).toBe(true)
})

test('a second stop changes nothing, and each deed is written down once', async () => {
  await stop()
  expect(await stop(after(120_000))).toMatchObject({ outcome: 'already_stopped' })
  await resume()
  expect(await resume()).toMatchObject({ outcome: 'not_stopped' })
  const entries = await listAudit()
  expect(entries).toHaveLength(2)
  expect(entries).toContainEqual(
    expect.objectContaining({
      action: 'class_stopped',
      at: after(60_000),
      schoolId: made.schoolId,
      details: { reason },
    }),
  )
  expect(entries).toContainEqual(expect.objectContaining({ action: 'class_resumed' }))
})

test('of two who stop it together one did it', async () => {
  const outcomes = (await Promise.all([stop(), stop(), stop()])).map(({ outcome }) => outcome)
  expect(outcomes.sort()).toEqual(['already_stopped', 'already_stopped', 'stopped'])
  expect(await listAudit()).toHaveLength(1)
})

test('operators are told in their language, but for the one who did it', async () => {
  const { db } = database
  const addOperator = (name: string, locale: string) =>
    db.account.create({
      data: {
        ...{ email: `${name}@example.org`, name, locale, createdAt: startsAt },
        grants: { create: { role: 'operator', createdAt: startsAt } },
      },
    })
  const actor = await addOperator('actor', 'en')
  await addOperator('wang', 'zh')
  await stop(after(60_000), actor.id)
  const letters = await db.outgoingMail.findMany()
  expect(letters).toMatchObject([
    { recipient: 'wang@example.org', subject: '课堂已被停止：三年级数学（云杉小学）' },
  ])
  expect(letters[0]?.text).toContain(reason)
  expect(letters[0]?.text).toContain('actor@example.org')
})

test('whoever watches over all classes sees when and why', async () => {
  await stop()
  const { broadcasts } = await listWatchedBroadcasts(context())
  const watched = broadcasts.find(({ broadcastId }) => broadcastId === made.broadcastId)
  const stopped = { at: after(60_000), reason }
  expect(watched).toMatchObject({ state: 'ended', since: after(60_000), stopped })
})

test('evidence is kept for half a year', async () => {
  await stop()
  expect(await listStopped(after(evidenceKeptMs + 59_000))).toContain(made.broadcastId)
  expect(await listStopped(after(evidenceKeptMs + 61_000))).not.toContain(made.broadcastId)
})

test('a class that does not exist cannot be stopped', async () => {
  const stopped = stopClass({
    ...{ db: database.db, now: startsAt, actorId: null, classSessionId: 'nothing', reason },
  })
  await expect(stopped).rejects.toThrow(DomainError)
})
