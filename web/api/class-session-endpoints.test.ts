import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { listAuditEntries } from '@/domain/access/list-audit-entries'
import { createAccount } from '@/domain/account/create-account'
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

const changed = (path: string, idempotencyKey: string, body: object) =>
  school.ask(`class-sessions/${path}`, { method: 'PATCH', idempotencyKey, body })

test('a program plans, moves and cancels a class; the record and its teacher are told', async () => {
  const { db } = api
  const { schoolId, courseId, classroomId } = school.made
  const teacher = { db, now: startsAt, email: `${schoolId}@a.example`, name: 'Li', locale: 'en' }
  const { id: teacherId } = await createAccount(teacher)
  await db.roleGrant.create({
    data: { accountId: teacherId, schoolId, role: 'teacher', createdAt: startsAt },
  })
  const hours = (from: string, to: string) => ({
    startsAt: `2026-03-05T${from}:00Z`,
    endsAt: `2026-03-05T${to}:00Z`,
  })
  const body = { courseId, classroomId, teacherId, ...hours('01:00', '02:00') }
  const { body: planned } = await school.ask('class-sessions', { idempotencyKey: 'plan', body })
  expect(planned).toMatchObject({ teacherId, version: 1 })

  const later = { version: 1, ...hours('03:00', '04:00'), reason: 'Power cut' }
  const moved = await changed(planned.id, 'move', later)
  expect(moved).toMatchObject({ status: 200, body: { startsAt: '2026-03-05T03:00:00.000Z' } })
  expect(await changed(planned.id, 'move', later)).toEqual(moved)
  expect(await changed(planned.id, 'again', later)).toMatchObject({
    status: 409,
    body: { error: 'changed_meanwhile' },
  })

  const cancellation = { idempotencyKey: 'cancel', body: { version: 2, reason: 'Snow' } }
  const cancelled = await school.ask(`class-sessions/${planned.id}/cancellation`, cancellation)
  expect(cancelled).toMatchObject({ status: 201, body: { version: 3 } })
  expect(cancelled.body.cancelledAt).toBe(startsAt.toISOString())

  const { rows } = await listAuditEntries({ db, schoolId })
  const byProgram = rows.filter(({ actor }) => actor?.kind === 'api_key')
  expect(byProgram.map(({ action }) => action).sort()).toEqual([
    'class_cancelled',
    'class_changed',
    'classes_planned',
  ])
  expect(await db.outgoingMail.count({ where: { recipient: teacher.email } })).toBe(2)
})

test('a class of another school, a rehearsal, and a class that has begun are moved by no program', async () => {
  const { db } = api
  const other = await makeClass({ db, startsAt })
  const change = { version: 1, endsAt: '2026-03-02T03:00:00Z' }
  expect(await changed(other.classSessionId, 'a', change)).toMatchObject({ status: 404 })
  const { classSessionId: id, broadcastId } = school.made
  const { classroomId } = other
  const elsewhere = await changed(id, 'b', { version: 1, classroomId })
  expect(elsewhere.body.error).toBe('classroom_not_found')
  await db.broadcast.update({ where: { id: broadcastId }, data: { state: 'live' } })
  expect((await changed(id, 'c', change)).body.error).toBe('class_has_begun')
  await db.classSession.update({ where: { id }, data: { isRehearsal: true } })
  expect(await changed(id, 'd', change)).toMatchObject({ status: 404 })
})

test('the character that no text can hold is refused wherever it stands in a body', async () => {
  const { classSessionId: id } = school.made
  const requests = [
    school.ask('classrooms', { idempotencyKey: 'a', body: { name: 'a\0' } }),
    changed(id, 'b', { version: 1, reason: 'a\0' }),
    changed(id, 'c', { version: 1, classroomId: '\0' }),
  ]
  for (const { status } of await Promise.all(requests)) expect(status).toBe(400)
})
