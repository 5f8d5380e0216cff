import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeClass } from '@/tests/support/make-class'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { listViewingFigures } from './list-viewing-figures'
import { noteViewing } from './note-viewing'
import { removeOldViewings } from './remove-old-viewings'

const startsAt = new Date('2026-03-02T01:00:00Z')
const after = (seconds: number) => new Date(startsAt.getTime() + seconds * 1_000)
const partner = {
  ...{ id: 'p', nameZh: '晨光', nameEn: 'Morning', site: 'https://m.example' },
  ...{ contactName: 'Zhou', contactEmail: 'a@m.example', createdAt: startsAt },
}

let database: TestDatabase
let made: Awaited<ReturnType<typeof makeClass>>
beforeAll(async () => {
  database = await openTestDatabase()
  const { db } = database
  made = await makeClass({ db, startsAt })
  const { broadcastId: id, courseId } = made
  await db.broadcast.update({ where: { id }, data: { state: 'live', startedAt: startsAt } })
  await db.partner.create({ data: partner })
  const embed = { courseId, partnerId: 'p', name: 'E', origins: [], createdAt: startsAt }
  await db.embed.create({ data: { id: 'e', ...embed } })
})
afterAll(() => database?.close())

const site = 'https://m.example'
const say = (viewerId: string, at: number, more: { startMs?: number; stalledMs?: number } = {}) =>
  noteViewing({
    ...{ db: database.db, now: after(at), embed: { id: 'e', courseId: made.courseId } },
    ...{ classSessionId: made.classSessionId, viewerId, site, startMs: null },
    ...{ playedMs: 27_000, stalledMs: 0, ...more },
  })
const figures = (by: 'hour_site_course' | 'site_course' | 'all') =>
  listViewingFigures({ db: database.db, partnerId: 'p', from: after(0), to: after(86_400), by })

test('viewers, minutes, start and standstill are summed up by hour, site and course', async () => {
  await say('a', 0, { startMs: 1_000 })
  await say('a', 30, { startMs: 1_000, stalledMs: 3_000 })
  await say('b', 31, { startMs: 3_000 })
  await say('b', 3_601)
  const [later, first] = await figures('hour_site_course')
  expect(first).toMatchObject({ hour: after(0), site, viewers: 2, minutes: 1.5 })
  expect(first?.p95StartMs).toBe(2_900)
  expect(first?.rebufferRatio).toBeCloseTo(3_000 / (3 * 27_000 + 3_000))
  expect(later).toMatchObject({ hour: after(3_600), viewers: 1, minutes: 0.5, p95StartMs: null })
  expect(await figures('all')).toMatchObject([{ viewers: 2, minutes: 2 }])
})

test('who says it more often, even at once, gains nothing', async () => {
  await Promise.all(Array.from({ length: 20 }, () => say('eager', 7_201)))
  const [hour] = await figures('hour_site_course')
  expect(hour).toMatchObject({ hour: after(7_200), viewers: 1, minutes: 0.5 })
})

test('of another course’s class nothing is noted, nor is another partner told', async () => {
  const other = await makeClass({ db: database.db, startsAt })
  const word = { playedMs: 1, stalledMs: 0, startMs: null, site: null, viewerId: 'x' }
  const isNoted = await noteViewing({
    ...{ db: database.db, now: after(10), ...word, classSessionId: other.classSessionId },
    embed: { id: 'e', courseId: made.courseId },
  })
  expect(isNoted).toBe(false)
  const options = { db: database.db, from: after(0), to: after(86_400), by: 'all' } as const
  expect(await listViewingFigures({ ...options, partnerId: 'another' })).toEqual([])
})

test('after a year it is gone', async () => {
  await removeOldViewings({ db: database.db, now: after(367 * 86_400) })
  expect(await figures('all')).toEqual([])
})
