import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyPlaybackToken } from '@/common/playback-token'
import { splitPlaybackUrl } from '@/common/playback-token-path'
import { findWatchPage } from '@/domain/course/find-watch-page'
import { makeClass } from '@/tests/support/make-class'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { playbackAddresses } from './playback-addresses'
import type { Portal } from './portal'
import { makeTestPortal } from './test-portal'

const startsAt = new Date('2026-03-02T01:00:00Z')
const after = (minutes: number) => new Date(startsAt.getTime() + minutes * 60_000)
const viewer = { grants: [], classCodes: ['maple'] }

let database: TestDatabase
let portal: Portal
let made: Awaited<ReturnType<typeof makeClass>>
beforeAll(async () => {
  database = await openTestDatabase()
  const { db } = database
  portal = makeTestPortal({ database, clock: () => startsAt.getTime() })
  made = await makeClass({ db, startsAt, audience: 'class_code' })
  const { courseId, broadcastId } = made
  await db.course.update({
    where: { id: courseId },
    data: { classCode: 'maple', replayAudience: 'staff' },
  })
  const endedAt = after(40)
  await db.broadcast.update({
    where: { id: broadcastId },
    data: { state: 'ended', nodeName: 'n1', startedAt: startsAt, endedAt, replaySeconds: 2_400 },
  })
})
afterAll(() => database.close())

async function addressesAt(now: Date) {
  const { classSessionId } = made
  const context = { db: database.db, now, reconnectWindowMs: 60_000 }
  const page = await findWatchPage({ ...context, classSessionId, viewer })
  if (!page) throw new Error('no such class')
  return playbackAddresses({ portal: { ...portal, clock: () => now.getTime() }, page })
}

test('what plays a class to its viewers does not play a recording that is for staff', async () => {
  const { playback, replay } = await addressesAt(after(41))
  expect(replay).toBeNull()
  const { token } = splitPlaybackUrl(playback?.playlistUrl ?? '')
  const check = {
    broadcastId: made.broadcastId,
    keys: portal.settings.playbackKeys,
    now: after(41),
  }
  expect(verifyPlaybackToken(token ?? '', { ...check, door: 'live' }).outcome).toBe('valid')
  expect(verifyPlaybackToken(token ?? '', { ...check, door: 'replay' })).toEqual({
    ...{ outcome: 'refused', reason: 'wrong_signature' },
  })
})

test('five minutes after nobody can take a class up again there is no token for it', async () => {
  const hasToken = async (now: Date) =>
    splitPlaybackUrl((await addressesAt(now)).playback?.playlistUrl ?? '').token !== null
  expect([await hasToken(after(79)), await hasToken(after(81))]).toEqual([true, false])
  await database.db.broadcast.update({
    where: { id: made.broadcastId },
    data: { closedAt: after(40) },
  })
  expect([await hasToken(after(44)), await hasToken(after(46))]).toEqual([true, false])
})
