import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { listAuditEntries } from '@/domain/access/list-audit-entries'
import { makeKey } from '@/domain/api/make-key'
import { revokeKey } from '@/domain/api/revoke-key'
import { webhookEvents } from '@/domain/webhook/webhook-events'
import { makeClass } from '@/tests/support/make-class'
import { endpoints } from './endpoints'
import { describeApi } from './openapi'
import { openTestApi, type TestApi, type TestSchool } from './test-api'

const startsAt = new Date('2026-03-02T01:00:00Z')
const dayMs = 24 * 3_600_000

let api: TestApi
let db: TestApi['db']
let made: TestSchool['made']
let ask: TestSchool['ask']
let key: TestSchool['key']
beforeAll(async () => {
  api = await openTestApi(startsAt)
  db = api.db
})
beforeEach(async () => {
  const school = await api.openSchool()
  made = school.made
  ask = school.ask
  key = school.key
})
afterAll(() => api?.close())

/** The address with the id of what it is about. */
const idOf = (path: string, { courseId, classSessionId }: typeof made) =>
  path.slice(1).replace('{id}', path.startsWith('/courses') ? courseId : classSessionId)

test('every endpoint that reads is answered as its description says', async () => {
  for (const { method, path } of endpoints) {
    if (method !== 'GET') continue
    const { status } = await ask(idOf(path, made))
    expect([path, status]).toEqual([path, 200])
  }
})

test('a school’s key reaches nothing of another school', async () => {
  const other = await makeClass({ db, startsAt })
  for (const { method, path } of endpoints) {
    if (method !== 'GET') continue
    const { status, body } = await ask(idOf(path, other))
    if (path.includes('{id}')) expect([path, status]).toEqual([path, 404])
    const text = JSON.stringify(body)
    for (const id of [other.schoolId, other.courseId, other.classroomId, other.classSessionId]) {
      expect(text).not.toContain(id)
    }
  }
  const { courseId, classroomId } = other
  const times = { startsAt: '2026-03-05T01:00:00Z', endsAt: '2026-03-05T02:00:00Z' }
  const planned = { idempotencyKey: 'a', body: { courseId, classroomId, ...times } }
  expect((await ask('class-sessions', planned)).status).toBe(404)
})

test('a class is answered as on air only while it is, whatever its media node said last', async () => {
  const { classSessionId, broadcastId } = made
  const stateOf = async () => (await ask(`class-sessions/${classSessionId}/broadcast`)).body
  await db.mediaNode.create({
    data: { name: broadcastId, startedAt: startsAt, lastSequence: 0, lastSeenAt: startsAt },
  })
  const data = { state: 'live', nodeName: broadcastId, startedAt: startsAt } as const
  await db.broadcast.update({ where: { id: broadcastId }, data })
  expect(await stateOf()).toMatchObject({ state: 'live' })
  api.passMs(dayMs)
  expect(await stateOf()).toMatchObject({ state: 'ended' })
  await db.classSession.update({ where: { id: classSessionId }, data: { isRehearsal: true } })
  expect(await stateOf()).toMatchObject({ error: 'class_session_not_found' })
})

test('a key without the scope, a revoked one, an old one and none are refused', async () => {
  const { apiKey: narrow, id } = await key(['courses:read'])
  expect(await ask('courses', { apiKey: narrow })).toMatchObject({ status: 200 })
  expect(await ask('school', { apiKey: narrow })).toMatchObject({ status: 403 })
  const revoke = { db, now: startsAt, actorId: api.actorId, schoolId: made.schoolId }
  await revokeKey({ ...revoke, apiKeyId: id })
  expect(await ask('courses', { apiKey: narrow })).toMatchObject({ status: 401 })
  expect(await ask('school', { apiKey: 'guessed' })).toMatchObject({ status: 401 })
  api.passMs(31 * dayMs)
  expect(await ask('school')).toMatchObject({ status: 401 })
})

test('a write that is sent twice, even at once, is done once and answered alike', async () => {
  const open = (idempotencyKey: string, name = 'Room 2') =>
    ask('classrooms', { idempotencyKey, body: { name } })
  const [first, second] = await Promise.all([open('one'), open('one')])
  expect(first.status).toBe(201)
  expect(second).toEqual(first)
  expect(await open('one')).toEqual(first)
  expect(await open('one', 'Room 3')).toMatchObject({
    status: 422,
    body: { error: 'idempotency_key_reused' },
  })
  const { schoolId } = made
  expect(await db.classroom.count({ where: { schoolId } })).toBe(2)
  expect((await ask('classrooms', { body: { name: 'Room 4' } })).status).toBe(400)
})

test('what a program does stands in the record by the name of its key, page by page', async () => {
  const { schoolId } = made
  await ask('classrooms', { idempotencyKey: 'one', body: { name: 'Room 2' } })
  const list = (page?: number) => listAuditEntries({ db, schoolId, page })
  const byProgram = ({ action, actor }: { action: string; actor: { kind: string } | null }) =>
    action === 'classroom_opened' && actor?.kind === 'api_key'
  expect((await list()).rows.filter(byProgram)).toMatchObject([{ actor: { name: 'Test' } }])

  const entry = { at: startsAt, schoolId, action: 'course_opened', details: {} }
  const data = Array.from({ length: 400 }, () => entry)
  await db.auditEntry.createMany({ data })
  const pages = [await list(1), await list(2), await list(3)]
  expect(pages.map(({ hasMore }) => hasMore)).toEqual([true, true, false])
  const ids = pages.flatMap(({ rows }) => rows.map(({ id }) => id))
  expect(new Set(ids).size).toBe(await db.auditEntry.count({ where: { schoolId } }))
})

test('of a form that is sent twice, even at once, one key is made, and the second is told so', async () => {
  const { actorId } = api
  const { schoolId } = made
  const form = { db, now: startsAt, actorId, schoolId, name: 'Twice', requestId: randomUUID() }
  const make = () => makeKey({ ...form, scopes: ['school:read'], days: '30' })
  const both = await Promise.allSettled([make(), make()])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  await expect(make()).rejects.toMatchObject({ code: 'done_already' })
  expect(await db.apiKey.count({ where: { schoolId, name: 'Twice' } })).toBe(1)
})

test('a write that was refused can be tried again with the same key', async () => {
  const { courseId, classroomId } = made
  const plan = (hour: string) =>
    ask('class-sessions', {
      idempotencyKey: 'plan',
      body: {
        ...{ courseId, classroomId },
        ...{ startsAt: `2026-03-02T${hour}:00:00Z`, endsAt: `2026-03-02T${hour}:30:00Z` },
      },
    })
  expect(await plan('01')).toMatchObject({ status: 409, body: { error: 'room_clash' } })
  expect(await plan('05')).toMatchObject({ status: 201, body: { courseId, classroomId } })
})

test('pages follow each other without a gap or a repeat', async () => {
  for (let room = 0; room < 6; room += 1) {
    await ask('classrooms', { idempotencyKey: `${room}`, body: { name: `Room ${room}` } })
  }
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const page = await ask(`classrooms?limit=3${cursor ? `&cursor=${cursor}` : ''}`)
    seen.push(...page.body.data.map(({ id }: { id: string }) => id))
    cursor = page.body.nextCursor
  } while (cursor)
  expect(seen).toHaveLength(7)
  expect(new Set(seen).size).toBe(7)
})

test('what does not fit is refused by name', async () => {
  expect(await ask('courses?limit=many')).toMatchObject({ status: 400 })
  expect(await ask('courses?limitt=1')).toMatchObject({ status: 400 })
  const wrong = await ask('classrooms', { idempotencyKey: 'x', body: { title: 'Room' } })
  expect(wrong.status).toBe(400)
  expect(wrong.body.error).toContain('name')
  expect((await ask('nothing')).status).toBe(404)
})

test('a key has so many requests a minute', async () => {
  const statuses = new Set<number>()
  for (let count = 0; count < 601; count += 1) statuses.add((await ask('school')).status)
  expect([...statuses]).toEqual([200, 429])
})

test('the description names every endpoint with its schemas', () => {
  const { openapi, paths, webhooks } = describeApi('http://portal.test')
  expect(Object.keys(webhooks)).toEqual([...webhookEvents])
  expect(openapi).toBe('3.1.0')
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  )
  expect(described.sort()).toEqual(endpoints.map(({ method, path }) => `${method} ${path}`).sort())
  const ids = Object.values(paths).flatMap((methods) =>
    Object.values(methods).map((each) => (each as { operationId: string }).operationId),
  )
  expect(new Set(ids).size).toBe(ids.length)
  expect(JSON.stringify(paths)).not.toContain('"schema":{}')
})
