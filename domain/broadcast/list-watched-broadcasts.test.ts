import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { BroadcastEvent } from '@/common/media-contract'
import { makeClass } from '@/tests/support/make-class'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { opensBeforeMs } from '../course/class-session-times'
import { authorisePublish } from './authorise-publish'
import { nodeSilenceMs } from './broadcast-state'
import { listMediaNodes } from './list-media-nodes'
import { endedIsShownMs, listWatchedBroadcasts } from './list-watched-broadcasts'
import { recordReports } from './record-reports'

const startsAt = new Date('2020-02-10T01:00:00Z')
const reconnectWindowMs = 60_000
const after = (ms: number) => new Date(startsAt.getTime() + ms)

let database: TestDatabase
let made: Awaited<ReturnType<typeof makeClass>>
let nodeName: string
let nodes = 0
let sequence = 0
beforeAll(async () => {
  database = await openTestDatabase()
})
beforeEach(async () => {
  made = await makeClass({ db: database.db, startsAt })
  nodes += 1
  nodeName = `n${nodes}`
})
afterAll(() => database.close())

async function watched(now: Date) {
  const { broadcasts } = await listWatchedBroadcasts({ db: database.db, now, reconnectWindowMs })
  return broadcasts.find(({ broadcastId }) => broadcastId === made.broadcastId)
}

const goOnAir = () =>
  authorisePublish({
    db: database.db,
    now: startsAt,
    reconnectWindowMs,
    nodeName,
    streamKey: made.streamKey,
  })

function report(event: BroadcastEvent, now: Date) {
  const { broadcastId } = made
  sequence += 1
  return recordReports({
    db: database.db,
    now,
    reconnectWindowMs,
    request: {
      nodeName,
      nodeStartedAt: startsAt.toISOString(),
      broadcastIds: [broadcastId],
      reports: [{ broadcastId, sequence, at: now.toISOString(), event }],
      health: {
        node: { cpuShare: 0.25, isDraining: true },
        broadcasts: [
          { broadcastId, receivedKbps: 1500, renditions: [{ id: 'video', state: 'made' }] },
        ],
      },
    },
  })
}

test('a class that waits is shown from when its door opens', async () => {
  expect(await watched(after(-opensBeforeMs - 1))).toBeUndefined()
  expect(await watched(after(-opensBeforeMs))).toMatchObject({
    state: 'waiting',
    since: startsAt,
    schoolName: { en: 'Spruce Primary School' },
    classroomName: 'Room 1',
    nodeName: null,
    health: null,
  })
})

test('one on air is shown with its node’s figures and what its teacher should mend', async () => {
  await goOnAir()
  await report({ kind: 'live' }, after(1_000))
  await report({ kind: 'warning', warning: { code: 'no_audio' } }, after(2_000))
  expect(await watched(after(3_000))).toMatchObject({
    state: 'live',
    since: after(1_000),
    nodeName,
    health: { takenAt: after(2_000), figures: { receivedKbps: 1500 } },
    warnings: [{ code: 'no_audio', lastAt: after(2_000) }],
  })
})

test('a node that falls silent interrupts its broadcast from when it was last heard of', async () => {
  await goOnAir()
  await report({ kind: 'live' }, after(1_000))
  const silent = after(1_000 + nodeSilenceMs)
  expect(await watched(silent)).toMatchObject({ state: 'interrupted', since: after(1_000) })
  const own = (await listMediaNodes({ db: database.db, now: silent })).find(
    ({ name }) => name === nodeName,
  )
  expect(own).toMatchObject({
    isSilent: true,
    lastSeenAt: after(1_000),
    health: { cpuShare: 0.25, isDraining: true },
  })
})

test('what has ended stays for an hour, also when time alone has ended it', async () => {
  await goOnAir()
  await report({ kind: 'live' }, after(1_000))
  await report({ kind: 'interrupted' }, after(2_000))
  const endedAt = after(2_000 + reconnectWindowMs)
  expect(await watched(endedAt)).toMatchObject({ state: 'ended', since: endedAt })
  const last = new Date(endedAt.getTime() + endedIsShownMs)
  expect(await watched(last)).toMatchObject({ state: 'ended' })
  expect(await watched(new Date(last.getTime() + 1))).toBeUndefined()
})

test('where there are more than can be shown, it says so', async () => {
  await makeClass({ db: database.db, startsAt })
  const list = (limit: number) =>
    listWatchedBroadcasts({ db: database.db, now: startsAt, reconnectWindowMs, limit })
  const { broadcasts, isCut } = await list(1)
  expect(broadcasts).toHaveLength(1)
  expect(isCut).toBe(true)
  expect((await list(1_000)).isCut).toBe(false)
})

test('figures that another version wrote are left out, and nothing else with them', async () => {
  await goOnAir()
  await report({ kind: 'live' }, after(1_000))
  await database.db.broadcastHealth.update({
    where: { broadcastId: made.broadcastId },
    data: { figures: { receivedKbps: 'many' } },
  })
  expect(await watched(after(2_000))).toMatchObject({ state: 'live', health: null })
})
