import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeClass } from '@/tests/support/make-class'
import { makeHousehold } from '@/tests/support/make-household'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { listAttendance } from '../attendance/list-attendance'
import { noteChildPresence } from '../attendance/note-child-presence'
import { notePresence } from '../attendance/note-presence'
import { cancelClassSession } from '../course/cancel-class-session'
import { changeClassSession } from '../course/change-class-session'
import { findWatchPage } from '../course/find-watch-page'
import { listTimetable } from '../course/list-timetable'
import { courseQuerySchema, searchCourses } from '../course/search-courses'
import { enrolChildren } from './enrol-children'
import { listClashes } from './list-clashes'
import { listCourseChildren } from './list-course-children'
import { listEnrolledChildren } from './list-enrolled-children'
import { listFamilyWeek } from './list-family-week'

const startsAt = new Date('2026-03-02T01:00:00Z')
const now = new Date('2026-03-01T01:00:00Z')
const after = (seconds: number) => new Date(startsAt.getTime() + seconds * 1_000)
const reconnectWindowMs = 60_000
const dayMs = 24 * 3_600_000

let database: TestDatabase
let made: Awaited<ReturnType<typeof makeClass>>
let family: Awaited<ReturnType<typeof makeHousehold>>
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database?.close())
beforeEach(async () => {
  const { db } = database
  await db.school.deleteMany()
  await db.outgoingMail.deleteMany()
  made = await makeClass({ db, startsAt, audience: 'enrolled' })
  family = await makeHousehold({ db, now, children: 2, guardians: 2 })
})

const enrol = (childIds = family.childIds, courseId = made.courseId) =>
  enrolChildren({ db: database.db, now, familyId: family.familyId, courseId, childIds })
const goOnAir = () =>
  database.db.broadcast.update({
    where: { id: made.broadcastId },
    data: { state: 'live', startedAt: startsAt, onAirSince: startsAt, nodeName: 'n1' },
  })

test('a class for enrolled children opens to each of their guardians, and to nobody else', async () => {
  const { db } = database
  const stranger = await makeHousehold({ db, now })
  const stateFor = async (accountId: string | null) => {
    const viewer = { accountId, grants: [], classCodes: [] }
    const { classSessionId } = made
    const page = await findWatchPage({ db, now, reconnectWindowMs, classSessionId, viewer })
    return page?.state
  }
  expect(await stateFor(family.accountId)).toBe('not_for_you')
  await enrol(family.childIds.slice(0, 1))
  expect(await stateFor(family.accountId)).toBe('not_yet')
  expect(await stateFor(family.otherAccountIds[0] ?? '')).toBe('not_yet')
  expect(await stateFor(stranger.accountId)).toBe('not_for_you')
  expect(await stateFor(null)).toBe('not_for_you')
  await db.enrolment.updateMany({ data: { state: 'waitlisted' } })
  expect(await stateFor(family.accountId)).toBe('not_for_you')
})

const well = { playedMs: 30_000, stalledMs: 0 }
const watch = (
  childIds: string[] | null,
  at: Date,
  accountId = family.accountId,
  playback = well,
) =>
  noteChildPresence({
    ...{ db: database.db, now: at, classSessionId: made.classSessionId, accountId, childIds },
    playback,
  })

test('the time of each child before the screen is noted, and of no other family’s', async () => {
  const { db } = database
  const [first = '', second = ''] = family.childIds
  await enrol()
  expect(await watch([first], after(0))).toBe(0)
  await goOnAir()
  // Two are enrolled: nobody is guessed.
  expect(await watch(null, after(0))).toBe(0)
  expect(await watch([first, second], after(0))).toBe(2)
  expect(await watch([first], after(30))).toBe(1)
  await Promise.all([
    watch([first], after(61)),
    watch([first], after(62), family.otherAccountIds[0]),
  ])
  const stranger = await makeHousehold({ db, now })
  expect(await watch([first], after(90), stranger.accountId)).toBe(0)
  await db.consent.updateMany({
    where: { childId: second, purpose: 'attendance' },
    data: { withdrawnAt: now },
  })
  expect(await watch([second], after(120))).toBe(0)

  const { schoolId, classSessionId } = made
  await db.broadcast.update({
    where: { id: made.broadcastId },
    data: { state: 'ended', endedAt: after(89) },
  })
  const { children, heldMinutes } = await listAttendance({
    ...{ db, now: after(200), schoolId, classSessionId },
  })
  expect(heldMinutes).toBe(1.5)
  expect(children).toMatchObject([
    { number: 1, childId: first, watchedMinutes: 1.5, isPresent: true },
    { number: 2, childId: second, watchedMinutes: 0.5, isPresent: false },
  ])
})

test('an only child is counted without a word, and what played for children is not the guardian’s', async () => {
  const { db } = database
  const { schoolId, classSessionId } = made
  await enrol(family.childIds.slice(0, 1))
  await goOnAir()
  expect(await watch(null, after(0))).toBe(1)
  const play = {
    ...{ db, now: after(0), classSessionId, accountId: family.accountId },
    playback: well,
  }
  await notePresence({ ...play, viewerId: 'a', isForFamily: true })
  await notePresence({ ...play, viewerId: 'b' })
  const { attendants, children } = await listAttendance({
    ...{ db, now: after(1), schoolId, classSessionId },
  })
  expect([attendants.length, children.length]).toEqual([1, 1])
  const { courseId, broadcastId } = made
  const roll = await listEnrolledChildren({ db, now: after(40), courseId, broadcastId })
  expect(roll).toEqual({
    ...{ enrolled: 1, there: 1 },
    children: [{ number: 1, isThere: true, isTroubled: false, minutes: 0.5 }],
  })
  const still = { playedMs: 0, stalledMs: 30_000 }
  expect(await watch(null, after(41), family.accountId, still)).toBe(1)
  const stuck = await listEnrolledChildren({ db, now: after(42), courseId, broadcastId })
  expect(stuck.children).toMatchObject([{ isThere: true, isTroubled: true, minutes: 0.5 }])
  const gone = await listEnrolledChildren({ db, now: after(80), courseId, broadcastId })
  expect(gone).toMatchObject({ there: 0, children: [{ isThere: false, minutes: 0.5 }] })
})

test('the week has the classes of every child, and what the family waits for', async () => {
  const { db } = database
  const [first = '', second = ''] = family.childIds
  await db.course.update({ where: { id: made.courseId }, data: { capacity: 1 } })
  await enrol()
  const { familyId } = family
  const week = (at: Date) =>
    listFamilyWeek({
      ...{ db, now: at, reconnectWindowMs, familyId },
      ...{ from: now, to: new Date(now.getTime() + 7 * dayMs) },
    })
  const { entries, waiting } = await week(now)
  expect(entries).toMatchObject([{ childIds: [first], state: 'scheduled' }])
  expect(waiting).toMatchObject([
    { childId: second, standing: { state: 'waitlisted', position: 1 } },
  ])
  expect((await week(after(-600))).entries).toMatchObject([{ state: 'warming' }])
  const { schoolId, classSessionId } = made
  const deed = { db, now, actorId: 'head', schoolId, classSessionId }
  await cancelClassSession({ ...deed, version: 1, reason: 'Snow' })
  expect((await week(now)).entries).toMatchObject([{ state: 'cancelled', reason: 'Snow' }])
})

test('a child’s calendar has the classes of its courses, changes with their sequence, and no other', async () => {
  const { db } = database
  const [childId = '', other = ''] = family.childIds
  await enrol([childId])
  const { schoolId, classSessionId } = made
  const change = { startsAt: after(7_200), endsAt: after(9_000), reason: 'Power cut' }
  await changeClassSession({
    ...{ db, now, actorId: 'head', schoolId, classSessionId, version: 1, change },
  })
  const of = (id: string) =>
    listTimetable({ db, from: now, to: after(100_000), of: { childId: id } })
  expect(await of(childId)).toMatchObject([{ id: classSessionId, version: 2 }])
  expect(await of(other)).toEqual([])
})

test('guardians are told of a class that is moved, and nobody of one whose room alone changes', async () => {
  const { db } = database
  await enrol()
  const { schoolId, classSessionId } = made
  const change = (given: object, version: number) =>
    changeClassSession({
      ...{ db, now, actorId: 'head', schoolId, classSessionId, version, change: given },
    })
  await change({}, 1)
  expect(await db.outgoingMail.count()).toBe(0)
  await change({ startsAt: after(3_600), endsAt: after(5_400), reason: 'Power cut' }, 2)
  const letters = await db.outgoingMail.findMany()
  expect(letters).toHaveLength(2)
  expect(letters[0]).toMatchObject({ subject: 'Mathematics, grade 3: moved' })
  expect(letters[0]?.text).toContain('09:00')
  expect(letters[0]?.text).toContain('10:00')
  expect(letters[0]?.text).toContain('Power cut')
})

test('what is at the same time is told for each child, and hinders nobody', async () => {
  const { db } = database
  const [first = '', second = ''] = family.childIds
  const other = await makeClass({ db, startsAt: after(600), audience: 'public' })
  await enrol([first], other.courseId)
  const { courseId } = made
  const clashes = await listClashes({ db, now, courseId, childIds: [first, second] })
  expect(clashes).toMatchObject([
    { childId: first, courseId: other.courseId, startsAt: after(600), count: 1 },
  ])
  expect(await enrol()).toHaveLength(2)
})

test('the course’s page says of each child how it stands', async () => {
  const { db } = database
  await db.course.update({ where: { id: made.courseId }, data: { capacity: 1 } })
  await enrol()
  const { familyId } = family
  const children = await listCourseChildren({ db, now, familyId, courseId: made.courseId })
  const standingOf = (id: string) => children.find(({ childId }) => childId === id)?.standing
  expect(family.childIds.map(standingOf)).toEqual([
    { state: 'enrolled' },
    { state: 'waitlisted', position: 1 },
  ])
})

test('a search finds by subject, grade, language, day, time of day, words and free places', async () => {
  const { db } = database
  await db.course.update({ where: { id: made.courseId }, data: { capacity: 1 } })
  const find = async (query: Record<string, string>) => {
    const parsed = courseQuerySchema.parse(query)
    const timeZone = 'Asia/Shanghai'
    return (await searchCourses({ db, now, timeZone, query: parsed })).courses.length
  }
  // Monday at nine in China.
  for (const [name, right, wrong] of [
    ['subject', 'mathematics', 'arts'],
    ['grade', '3', '4'],
    ['language', 'zh', 'en'],
    ['weekday', '1', '2'],
    ['partOfDay', 'morning', 'evening'],
    ['text', '云杉', '柳'],
    ['text', 'MATHEM', '%'],
  ] as const) {
    expect([name, await find({ [name]: right }), await find({ [name]: wrong })]).toEqual([
      name,
      1,
      0,
    ])
  }
  expect(await find({ free: 'on' })).toBe(1)
  await enrol(family.childIds.slice(0, 1))
  expect(await find({ free: 'on' })).toBe(0)
  expect(await find({ subject: 'nonsense', grade: '99', page: 'x' })).toBe(1)
  await db.school.updateMany({ data: { standing: 'trial' } })
  expect(await find({})).toBe(0)
})
