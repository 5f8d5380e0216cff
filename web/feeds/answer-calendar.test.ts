import { afterAll, beforeAll, expect, test } from 'vitest'
import { cancelClassSession } from '@/domain/course/cancel-class-session'
import { makeClass } from '@/tests/support/make-class'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import type { Portal } from '../server/portal'
import { makeTestPortal } from '../server/test-portal'
import { answerCalendar } from './answer-calendar'
import { feedPath } from './feed-address'

const startsAt = new Date('2026-03-02T01:00:00Z')
let database: TestDatabase
let portal: Portal
beforeAll(async () => {
  database = await openTestDatabase()
  portal = makeTestPortal({ database, clock: () => startsAt.getTime() })
})
afterAll(() => database?.close())

async function read(path: string) {
  const [, , of = '', file = ''] = path.split('/')
  const response = await answerCalendar({ portal, of, file, locale: 'en' })
  return { status: response.status, text: await response.text() }
}

test('a public course’s calendar is open; its classes say when and where', async () => {
  const { courseId, classSessionId } = await makeClass({ db: database.db, startsAt })
  const { status, text } = await read(`/feeds/courses/${courseId}.ics`)
  expect(status).toBe(200)
  for (const line of [
    `UID:${classSessionId}@localhost:3000`,
    'DTSTART:20260302T010000Z',
    'DTEND:20260302T014500Z',
    'SUMMARY:Mathematics\\, grade 3',
    'LOCATION:Room 1',
    'STATUS:CONFIRMED',
  ]) {
    expect(text).toContain(`${line}\r\n`)
  }
})

test('a class that was cancelled says so under the same UID', async () => {
  const { db } = database
  const made = await makeClass({ db, startsAt })
  const { schoolId, classSessionId, courseId } = made
  const { id: actorId } = await db.account.create({
    data: { email: 'a@a.example', name: 'A', locale: 'en', createdAt: startsAt },
  })
  await cancelClassSession({
    ...{ db, now: startsAt, actorId, schoolId, classSessionId, version: 1, reason: 'Snow' },
  })
  const { text } = await read(`/feeds/courses/${courseId}.ics`)
  expect(text).toContain('STATUS:CANCELLED')
  expect(text).toContain('SEQUENCE:2')
  expect(text).toContain(`UID:${classSessionId}@`)
})

test('all other calendars open by the key in their address alone', async () => {
  const { db } = database
  const { courseId, classroomId } = await makeClass({ db, startsAt, audience: 'enrolled' })
  const unknown = await read('/feeds/courses/nothing.ics')
  for (const feed of [
    { of: 'courses', id: courseId },
    { of: 'classrooms', id: classroomId },
  ] as const) {
    const path = feedPath(feed, portal)
    expect((await read(path)).status).toBe(200)
    expect(await read(`/feeds/${feed.of}/${feed.id}.ics`)).toEqual(unknown)
    const forged = path.replace(/\.[\w-]+\.ics$/, `.${'A'.repeat(22)}.ics`)
    expect(await read(forged)).toEqual(unknown)
  }
  const ofCourse = feedPath({ of: 'courses', id: courseId }, portal)
  expect(await read(ofCourse.replace('courses', 'classrooms'))).toEqual(unknown)
})
