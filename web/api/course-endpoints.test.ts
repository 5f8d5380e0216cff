import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { listAuditEntries } from '@/domain/access/list-audit-entries'
import { makeClass } from '@/tests/support/make-class'
import { openTestApi, type TestApi, type TestSchool } from './test-api'

const startsAt = new Date('2026-03-02T01:00:00Z')

let api: TestApi
let school: TestSchool
beforeAll(async () => {
  api = await openTestApi(startsAt)
})
beforeEach(async () => {
  school = await api.openSchool()
})
afterAll(() => api?.close())

const change = (courseId: string, idempotencyKey: string, body: object) =>
  school.ask(`courses/${courseId}`, { method: 'PATCH', idempotencyKey, body })

const archive = (courseId: string, idempotencyKey: string, body: object) =>
  school.ask(`courses/${courseId}/archival`, { idempotencyKey, body })

test('a program changes what it names of a course, and the rest stays', async () => {
  const given = {
    titleZh: '数学',
    titleEn: 'Maths',
    subject: 'mathematics',
    grade: 4,
    capacity: 30,
  }
  const { body: opened } = await school.ask('courses', { idempotencyKey: 'open', body: given })
  expect(opened).toMatchObject({ ...given, version: 1, archivedAt: null })

  const wish = { version: 1, titleEn: 'Mathematics', capacity: null, description: 'Fractions' }
  const changed = await change(opened.id, 'change', wish)
  const expected = { ...opened, ...wish, version: 2 }
  expect(changed).toEqual({ status: 200, body: expected })
  expect(await change(opened.id, 'change', wish)).toEqual(changed)
  expect(await change(opened.id, 'again', wish)).toMatchObject({
    status: 409,
    body: { error: 'changed_meanwhile' },
  })
  expect(await change(opened.id, 'wrong', { version: 2, grade: 13 })).toMatchObject({ status: 400 })
  expect(await school.ask(`courses/${opened.id}`)).toEqual({ status: 200, body: expected })
})

test('a program archives a course; what was planned of it is cancelled, and the record names the key', async () => {
  const { db } = api
  const { schoolId, courseId, classSessionId: id, broadcastId } = school.made
  await db.broadcast.update({ where: { id: broadcastId }, data: { state: 'live' } })
  const wish = { version: 1, reason: 'It is over.' }
  expect((await archive(courseId, 'early', wish)).body.error).toBe('course_on_air')
  await db.broadcast.update({ where: { id: broadcastId }, data: { state: 'waiting' } })

  const archived = await archive(courseId, 'late', wish)
  const archivedAt = startsAt.toISOString()
  expect(archived).toMatchObject({ status: 201, body: { id: courseId, archivedAt, version: 2 } })
  expect((await school.ask('courses')).body.data).toEqual([])
  expect((await school.ask(`courses/${courseId}`)).body).toEqual(archived.body)
  expect(await db.classSession.findUniqueOrThrow({ where: { id } })).toMatchObject({
    cancelledAt: startsAt,
    reason: wish.reason,
  })
  const { rows } = await listAuditEntries({ db, schoolId })
  const entry = rows.find(({ action }) => action === 'course_archived')
  expect(entry?.actor?.kind).toBe('api_key')
})

test('a course of another school is read, changed and archived by no program', async () => {
  const { courseId } = await makeClass({ db: api.db, startsAt })
  const answers = await Promise.all([
    school.ask(`courses/${courseId}`),
    change(courseId, 'a', { version: 1, titleEn: 'Ours' }),
    archive(courseId, 'b', { version: 1, reason: '' }),
  ])
  for (const { status, body } of answers) {
    expect({ status, error: body.error }).toEqual({ status: 404, error: 'course_not_found' })
  }
})
