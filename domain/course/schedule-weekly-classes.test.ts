import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeClass } from '@/tests/support/make-class'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { scheduleWeeklyClasses, scheduleWeeklyClassesSchema } from './schedule-weekly-classes'

const now = new Date('2020-02-10T01:00:00Z')
const plan = {
  timeZone: 'America/New_York',
  firstDay: '2020-03-02',
  weekdays: [1, 4],
  localTime: '20:00',
  minutes: 45,
  count: 40,
}

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

test('forty classes are put on the timetable at one go', async () => {
  const { db } = database
  const { courseId, classroomId } = await makeClass({ db, startsAt: now })
  const given = scheduleWeeklyClassesSchema.parse({ plan, place: { courseId, classroomId } })
  const scheduled = await scheduleWeeklyClasses({ db, now, ...given })
  const stored = await db.classSession.findMany({
    where: { courseId, startsAt: { gt: now } },
    orderBy: { startsAt: 'asc' },
  })
  expect(stored.map(({ id }) => id)).toEqual(scheduled.map(({ classSessionId }) => classSessionId))
  expect(stored).toHaveLength(40)
})

test('of a plan with a class that breaks a rule of the database nothing is kept', async () => {
  const { db } = database
  const { courseId, classroomId } = await makeClass({ db, startsAt: now })
  const given = scheduleWeeklyClassesSchema.parse({ plan, place: { courseId, classroomId } })
  // PostgreSQL's own rule on the last class alone, so that the others were written before it.
  await db.$executeRawUnsafe(
    `ALTER TABLE "ClassSession" ADD CONSTRAINT before_the_last CHECK ("courseId" <> '${courseId}' OR "startsAt" < '2020-07-16')`,
  )
  await expect(scheduleWeeklyClasses({ db, now, ...given })).rejects.toThrow()
  expect(await db.classSession.count({ where: { courseId, startsAt: { gt: now } } })).toBe(0)
})
