import { afterAll, beforeAll, expect, test } from 'vitest'
import { broadcastIdPattern } from '@/common/media-path'
import { makeClass } from '@/tests/support/make-class'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { scheduleClassSession } from './schedule-class-session'

const startsAt = new Date('2020-02-10T01:00:00Z')
const endsAt = new Date('2020-02-10T01:45:00Z')

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const schedule = (given: { courseId: string; classroomId: string; endsAt?: Date }) =>
  scheduleClassSession({ db: database.db, now: startsAt, startsAt, endsAt, ...given })

test('a class has its broadcast, and so its playback address, from the beginning', async () => {
  const { broadcastId, classSessionId } = await makeClass({ db: database.db, startsAt })
  expect(broadcastId).toMatch(broadcastIdPattern)
  const broadcast = await database.db.broadcast.findUnique({ where: { id: broadcastId } })
  expect(broadcast).toMatchObject({ classSessionId, state: 'waiting', nodeName: null })
})

test('what cannot be scheduled is refused by name', async () => {
  const here = await makeClass({ db: database.db, startsAt })
  const there = await makeClass({ db: database.db, startsAt })
  const place = { courseId: here.courseId, classroomId: here.classroomId }
  const cases = [
    { given: { ...place, courseId: 'none' }, code: 'course_not_found' },
    { given: { ...place, classroomId: 'none' }, code: 'classroom_not_found' },
    { given: { ...place, classroomId: there.classroomId }, code: 'classroom_of_another_school' },
    { given: { ...place, endsAt: startsAt }, code: 'class_times_impossible' },
  ]
  for (const { given, code } of cases) {
    await expect(schedule(given)).rejects.toMatchObject({ code })
  }
})
