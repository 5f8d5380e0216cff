import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BroadcastEvent } from '@/common/media-contract'
import { makeClass } from '@/tests/support/make-class'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { authorisePublish } from '../broadcast/authorise-publish'
import { recordReports } from '../broadcast/record-reports'
import { findCourseByCode } from './find-course-by-code'
import { findWatchPage } from './find-watch-page'
import { listCatalogue } from './list-catalogue'
import { scheduleClassSession } from './schedule-class-session'

const startsAt = new Date('2020-02-10T01:00:00Z')
const reconnectWindowMs = 60_000
const after = (ms: number) => new Date(startsAt.getTime() + ms)
const dayMs = 24 * 3_600_000
const classMs = 45 * 60_000

let database: TestDatabase
let sequence = 0
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const watch = (classSessionId: string, now = startsAt) =>
  findWatchPage({ db: database.db, now, reconnectWindowMs, classSessionId })
const catalogue = (now = startsAt) => listCatalogue({ db: database.db, now, reconnectWindowMs })

async function goOnAir({ streamKey, broadcastId }: Awaited<ReturnType<typeof makeClass>>) {
  const { db } = database
  await authorisePublish({ db, now: startsAt, reconnectWindowMs, nodeName: 'n1', streamKey })
  const report = (event: BroadcastEvent, now: Date) => {
    sequence += 1
    return recordReports({
      db,
      now,
      reconnectWindowMs,
      request: {
        nodeName: 'n1',
        nodeStartedAt: startsAt.toISOString(),
        broadcastIds: [broadcastId],
        reports: [{ broadcastId, sequence, at: now.toISOString(), event }],
      },
    })
  }
  await report({ kind: 'live' }, startsAt)
  return report
}

test('viewers see a class through: not yet, live, interrupted, live again, paused, ended', async () => {
  const made = await makeClass({ db: database.db, startsAt })
  const { classSessionId, broadcastId } = made
  expect(await watch(classSessionId)).toMatchObject({ state: 'not_yet', playback: null })

  const report = await goOnAir(made)
  expect(await watch(classSessionId)).toMatchObject({
    state: 'live',
    startedAt: startsAt,
    playback: { nodeName: 'n1', broadcastId },
    schoolName: { zh: '云杉小学', en: 'Spruce Primary School' },
    title: { zh: '三年级数学', en: 'Mathematics, grade 3' },
  })
  await report({ kind: 'interrupted' }, after(10_000))
  expect(await watch(classSessionId, after(10_000))).toMatchObject({ state: 'interrupted' })
  await report({ kind: 'live' }, after(20_000))
  expect(await watch(classSessionId, after(20_000))).toMatchObject({ state: 'live' })
  await report({ kind: 'ended' }, after(30_000))
  expect(await watch(classSessionId, after(30_000))).toMatchObject({ state: 'in_break' })
  expect(await watch(classSessionId, after(classMs))).toMatchObject({ state: 'ended', next: null })
})

test('between two classes of a course viewers are told of the next, and when it is on air', async () => {
  const { db } = database
  const made = await makeClass({ db, startsAt })
  const { courseId, classroomId, classSessionId } = made
  const report = await goOnAir(made)
  await report({ kind: 'ended' }, after(classMs))
  const seen = () => watch(classSessionId, after(classMs))
  expect(await seen()).toMatchObject({ state: 'ended', next: null })
  const plan = async (startMs: number) => {
    const times = { startsAt: after(startMs), endsAt: after(startMs + classMs) }
    const titles = { titleZh: '分数二', titleEn: 'Fractions two' }
    return scheduleClassSession({ db, now: startsAt, courseId, classroomId, ...times, ...titles })
  }
  const next = await plan(classMs + 600_000)
  await plan(2 * classMs + 900_000)
  const told = {
    classSessionId: next.classSessionId,
    title: { zh: '分数二', en: 'Fractions two' },
    startsAt: after(classMs + 600_000),
  }
  expect(await seen()).toMatchObject({ state: 'in_break', next: { ...told, isOnAir: false } })
  const where = { id: next.broadcastId }
  const data = { state: 'live', startedAt: after(classMs), nodeName: 'n1' } as const
  await db.broadcast.update({ where, data })
  expect(await seen()).toMatchObject({ state: 'ended', next: { ...told, isOnAir: true } })
  await db.broadcast.update({ where, data: { stoppedAt: after(classMs) } })
  expect((await seen())?.next?.startsAt).toEqual(after(2 * classMs + 900_000))
})

test('a class whose teacher never came is over once it has closed', async () => {
  const { classSessionId } = await makeClass({ db: database.db, startsAt })
  expect(await watch(classSessionId, after(dayMs))).toMatchObject({ state: 'ended' })
})

test('a class for enrolled children shows its address to nobody else', async () => {
  const made = await makeClass({ db: database.db, startsAt, audience: 'enrolled' })
  await goOnAir(made)
  expect(await watch(made.classSessionId)).toMatchObject({ state: 'not_for_you', playback: null })
  const { onAir, comingNext } = await catalogue()
  const listed = [...onAir, ...comingNext].map(({ classSessionId }) => classSessionId)
  expect(listed).not.toContain(made.classSessionId)
})

test('a class that is not for everybody is shown to those who work in its school', async () => {
  const made = await makeClass({ db: database.db, startsAt, audience: 'enrolled' })
  await goOnAir(made)
  const seenBy = async (schoolId: string) => {
    const viewer = { grants: [{ role: 'teacher', schoolId }], classCodes: [] } as const
    const context = { db: database.db, now: startsAt, reconnectWindowMs }
    const page = await findWatchPage({
      ...context,
      classSessionId: made.classSessionId,
      viewer,
    })
    return page?.state
  }
  expect(await seenBy(made.schoolId)).toBe('live')
  expect(await seenBy('another')).toBe('not_for_you')
})

test('a class code opens its course until it is closed or its school is, and nothing else', async () => {
  const { db } = database
  const made = await makeClass({ db, startsAt, audience: 'class_code' })
  const other = await makeClass({ db, startsAt, audience: 'class_code' })
  const code = async ({ courseId }: typeof made) =>
    (await db.course.findUniqueOrThrow({ where: { id: courseId } })).classCode ?? ''
  const own = await code(made)
  const seenWith = async (...classCodes: string[]) => {
    const context = { db, now: startsAt, reconnectWindowMs }
    const viewer = { grants: [], classCodes }
    const page = await findWatchPage({ ...context, classSessionId: made.classSessionId, viewer })
    return page?.state
  }
  expect(await seenWith()).toBe('not_for_you')
  expect(await seenWith('', await code(other))).toBe('not_for_you')
  expect(await seenWith(await code(other), own)).toBe('not_yet')

  const typed = ` ${own.slice(0, 4).toLowerCase()}-${own.slice(4)} `
  const find = () => findCourseByCode({ db, now: startsAt, code: typed })
  expect(await find()).toEqual({ classCode: own, classSessionId: made.classSessionId })
  expect(await findCourseByCode({ db, now: startsAt, code: '' })).toBeNull()

  await db.school.update({ where: { id: made.schoolId }, data: { standing: 'closed' } })
  expect([await find(), await seenWith(own)]).toEqual([null, 'not_for_you'])
})

test('there is no page for a class that does not exist', async () => {
  expect(await watch('nothing')).toBeNull()
})

test('the catalogue has what is on air, and what comes next in the order of its start', async () => {
  const morning = after(30 * dayMs)
  const later = await makeClass({
    db: database.db,
    startsAt: new Date(morning.getTime() + 7_200_000),
  })
  const sooner = await makeClass({
    db: database.db,
    startsAt: new Date(morning.getTime() + 3_600_000),
  })
  const { comingNext } = await catalogue(morning)
  expect(comingNext.map(({ classSessionId }) => classSessionId)).toEqual([
    sooner.classSessionId,
    later.classSessionId,
  ])

  const onAirNow = await makeClass({ db: database.db, startsAt })
  const report = await goOnAir(onAirNow)
  expect((await catalogue()).onAir).toContainEqual(
    expect.objectContaining({
      classSessionId: onAirNow.classSessionId,
      state: 'live',
      startedAt: startsAt,
    }),
  )
  await report({ kind: 'interrupted' }, after(1_000))
  const { onAir } = await catalogue(after(1_000 + reconnectWindowMs))
  expect(onAir.map(({ classSessionId }) => classSessionId)).not.toContain(onAirNow.classSessionId)
})
