import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeClass } from '@/tests/support/make-class'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { createAccount } from '../account/create-account'
import { grantRole } from '../account/grant-role'
import { authorisePublish } from '../broadcast/authorise-publish'
import { openClassroom } from '../school/open-classroom'
import { cancelClassSession } from './cancel-class-session'
import { changeClassSession } from './change-class-session'
import { changeCourse } from './change-course'
import { listCatalogue } from './list-catalogue'
import { listTeachersAt } from './list-teachers-at'
import { courseSchema, openCourse } from './open-course'
import { scheduleClassSession } from './schedule-class-session'
import { scheduleWeeklyClasses, scheduleWeeklyClassesSchema } from './schedule-weekly-classes'

const startsAt = new Date('2026-03-02T01:00:00Z')
const now = new Date('2026-03-01T01:00:00Z')
const later = (minutes: number) => new Date(startsAt.getTime() + minutes * 60_000)

let database: TestDatabase
let made: Awaited<ReturnType<typeof makeClass>>
let actorId: string
let teacherId: string
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database?.close())
beforeEach(async () => {
  const { db } = database
  await db.school.deleteMany()
  await db.account.deleteMany()
  await db.outgoingMail.deleteMany()
  made = await makeClass({ db, startsAt })
  actorId = await makeTeacher('head@a.example', 'Head')
  teacherId = await makeTeacher('li@a.example', 'Li Na')
})

async function makeTeacher(email: string, name: string) {
  const { db } = database
  const { id } = await createAccount({ db, now, email, name, locale: 'en' })
  await grantRole({ db, now, accountId: id, role: 'teacher', schoolId: made.schoolId })
  return id
}

const schedule = (from: number, given: { classroomId?: string; teacherId?: string } = {}) => {
  const { courseId, classroomId } = made
  const times = { startsAt: later(from), endsAt: later(from + 45) }
  return scheduleClassSession({ db: database.db, now, courseId, classroomId, ...times, ...given })
}
const change = (change: object, version = 1, classSessionId = made.classSessionId) => {
  const { schoolId } = made
  return changeClassSession({
    ...{ db: database.db, now, actorId, schoolId, classSessionId, version, change },
  })
}
const openRoom = async () =>
  (await openClassroom({ db: database.db, now, schoolId: made.schoolId, name: 'Room 2' })).id

test('a classroom that is taken is refused with its name and the class in it', async () => {
  await expect(schedule(44)).rejects.toMatchObject({
    code: 'room_clash',
    values: { room: 'Room 1', title: { en: 'Mathematics, grade 3' }, startsAt },
  })
  await schedule(45)
  await schedule(-45)
})

test('a teacher is in one classroom at a time', async () => {
  const classroomId = await openRoom()
  await change({ teacherId })
  await expect(schedule(10, { classroomId, teacherId })).rejects.toMatchObject({
    code: 'teacher_clash',
    values: { teacher: 'Li Na' },
  })
  await schedule(10, { classroomId })
})

test('of what a teacher does in another school nothing is said but that they are busy then', async () => {
  const { db } = database
  const { schoolId, classSessionId } = made
  const other = await makeClass({ db, startsAt })
  await grantRole({ db, now, accountId: teacherId, role: 'teacher', schoolId: other.schoolId })
  await db.classSession.update({ where: { id: other.classSessionId }, data: { teacherId } })
  const refused = await change({ teacherId }, 1, classSessionId).catch((error: unknown) => error)
  expect(refused).toMatchObject({ code: 'teacher_busy', values: { teacher: 'Li Na' } })
  expect(Object.keys((refused as { values: object }).values)).toEqual(['teacher'])
  const times = { startsAt: later(10), endsAt: later(20) }
  const teachers = await listTeachersAt({ db, schoolId, ...times })
  expect(teachers).toEqual([
    { id: actorId, name: 'Head', busyWith: null },
    { id: teacherId, name: 'Li Na', busyWith: 'another_school' },
  ])
})

test('of two who plan the same room or teacher at once one is refused', async () => {
  const classroomId = await openRoom()
  const third = await openRoom()
  const rooms = await Promise.allSettled([schedule(60), schedule(70)])
  expect(rooms.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const teachers = await Promise.allSettled([
    schedule(200, { classroomId, teacherId }),
    schedule(210, { classroomId: third, teacherId }),
  ])
  expect(teachers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('two who swap rooms at once do not wait for each other for ever', async () => {
  const classroomId = await openRoom()
  const { classSessionId } = await schedule(300, { classroomId })
  const both = await Promise.allSettled([
    change({ classroomId, teacherId }),
    change({ classroomId: made.classroomId, teacherId: actorId }, 1, classSessionId),
  ])
  expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled'])
})

test('a plan of which one class clashes is not planned at all; a plan sent twice is planned once', async () => {
  const { db } = database
  const { courseId, classroomId } = made
  const plan = (localTime: string) => ({
    ...scheduleWeeklyClassesSchema.parse({
      place: { courseId, classroomId },
      plan: {
        ...{ timeZone: 'Asia/Shanghai', firstDay: '2026-03-02', weekdays: [1, 2, 3, 4, 5] },
        ...{ localTime, minutes: 45, count: 40 },
      },
    }),
    requestId: `at ${localTime}`,
  })
  await expect(scheduleWeeklyClasses({ db, now, ...plan('09:30') })).rejects.toMatchObject({
    code: 'room_clash',
  })
  expect(await db.classSession.count()).toBe(1)
  const twice = [plan('14:00'), plan('14:00')].map((each) =>
    scheduleWeeklyClasses({ db, now, ...each }),
  )
  expect((await Promise.all(twice)).map(({ length }) => length).sort()).toEqual([0, 40])
  expect(await db.classSession.count()).toBe(41)
})

test('a class that is moved keeps its address, and its teachers are told', async () => {
  const { db } = database
  const wuId = await makeTeacher('wu@a.example', 'Wu')
  await change({ teacherId })
  await change({ startsAt: later(120), endsAt: later(165), teacherId: wuId, reason: 'Snow' }, 2)
  const { classSessionId, broadcastId } = made
  const moved = await db.classSession.findUniqueOrThrow({
    where: { id: classSessionId },
    include: { broadcast: true },
  })
  expect(moved).toMatchObject({ movedFrom: startsAt, version: 3, broadcast: { id: broadcastId } })
  const letters = await db.outgoingMail.findMany({ orderBy: { createdAt: 'asc' } })
  expect(letters.map(({ recipient }) => recipient).sort()).toEqual([
    'li@a.example',
    'li@a.example',
    'wu@a.example',
  ])
  const toWu = letters.find(({ recipient }) => recipient === 'wu@a.example')
  expect(toWu?.text).toContain('11:00')
  expect(toWu?.text).toContain('Asia/Shanghai')
  expect(toWu?.text).toContain('Snow')
})

test('who changes what somebody has changed meanwhile is told, and nothing is overwritten', async () => {
  const { db } = database
  const both = await Promise.allSettled([change({ teacherId }), change({ teacherId: actorId })])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  await expect(change({ teacherId: null })).rejects.toMatchObject({ code: 'changed_meanwhile' })

  const { schoolId, courseId } = made
  const course = courseSchema.parse({ titleZh: '数学', titleEn: 'Maths' })
  const edit = (titleEn: string) =>
    changeCourse({
      ...{ db, now, actorId, schoolId, courseId, version: 1, course: { ...course, titleEn } },
    })
  const edits = await Promise.allSettled([edit('One'), edit('Two')])
  expect(edits.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  await expect(edit('Three')).rejects.toMatchObject({ code: 'changed_meanwhile' })
})

test('a class that was cancelled takes no room, no publisher, and is in no catalogue', async () => {
  const { db } = database
  const { schoolId, classSessionId, streamKey } = made
  const reason = 'The teacher is ill.'
  await cancelClassSession({ db, now, actorId, schoolId, classSessionId, version: 1, reason })
  const ask = { db, now: startsAt, reconnectWindowMs: 60_000 }
  expect(await authorisePublish({ ...ask, nodeName: 'n1', streamKey })).toMatchObject({
    outcome: 'refused',
    reason: 'no_class_now',
  })
  expect((await listCatalogue({ ...ask, now })).comingNext).toEqual([])
  await schedule(0)
})

test('nobody from another school teaches here, and nobody there changes it', async () => {
  const { db } = database
  const other = await makeClass({ db, startsAt })
  const stranger = await createAccount({ db, now, email: 's@b.example', name: 'S', locale: 'en' })
  await grantRole({ db, now, accountId: stranger.id, role: 'teacher', schoolId: other.schoolId })
  await expect(change({ teacherId: stranger.id })).rejects.toMatchObject({
    code: 'teacher_not_found',
  })
  await expect(change({ classroomId: other.classroomId })).rejects.toMatchObject({
    code: 'classroom_not_found',
  })
  await expect(change({}, 1, other.classSessionId)).rejects.toMatchObject({
    code: 'class_session_not_found',
  })
})

test('who is free stands before who is not', async () => {
  await change({ teacherId: actorId })
  const { schoolId } = made
  const times = { startsAt: later(10), endsAt: later(20) }
  const teachers = await listTeachersAt({ db: database.db, schoolId, ...times })
  expect(teachers).toMatchObject([
    { name: 'Li Na', busyWith: null },
    { name: 'Head', busyWith: { titleEn: 'Mathematics, grade 3' } },
  ])
})

test('a course that opens by a code has one, and keeps it', async () => {
  const { db } = database
  const { schoolId } = made
  const given = { schoolId, titleZh: '数学', titleEn: 'Maths', audience: 'class_code' } as const
  const { id, classCode } = await openCourse({ db, now, ...given })
  expect(classCode).toMatch(/^[A-Z2-9]{8}$/)
  const course = courseSchema.parse({ ...given, titleEn: 'Mathematics' })
  await changeCourse({ db, now, actorId, schoolId, courseId: id, version: 1, course })
  expect((await db.course.findUniqueOrThrow({ where: { id } })).classCode).toBe(classCode)
})
