import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeClass } from '@/tests/support/make-class'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { createAccount } from '../account/create-account'
import { grantRole } from '../account/grant-role'
import { authorisePublish } from '../broadcast/authorise-publish'
import { archiveCourse } from '../course/archive-course'
import { listCatalogue } from '../course/list-catalogue'
import { closeSchool } from './close-school'
import { exportSchool } from './export-school'
import { makeInvitationLink } from './make-invitation-link'

const startsAt = new Date('2026-03-02T01:00:00Z')
const now = new Date('2026-03-01T01:00:00Z')

let database: TestDatabase
let made: Awaited<ReturnType<typeof makeClass>>
let actorId: string
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database?.close())
beforeEach(async () => {
  const { db } = database
  await db.account.deleteMany()
  made = await makeClass({ db, startsAt })
  actorId = (await createAccount({ db, now, email: 'h@a.example', name: 'Head', locale: 'en' })).id
  const { schoolId } = made
  await grantRole({ db, now, accountId: actorId, role: 'school_administrator', schoolId })
})

const reconnectWindowMs = 60_000
const close = (at = now) =>
  closeSchool({
    ...{ db: database.db, now: at, reconnectWindowMs, actorId, schoolId: made.schoolId },
    reason: 'We have merged.',
  })

test('a school that closes takes nothing new, goes on air no more and leaves the catalogue', async () => {
  const { db } = database
  const { schoolId, streamKey, classSessionId } = made
  const link = { db, now, portalUrl: 'http://portal.test', actorId, schoolId, name: 'Li' }
  await makeInvitationLink(link)
  await close()
  await expect(close()).rejects.toMatchObject({ code: 'school_closed' })
  await expect(makeInvitationLink(link)).rejects.toMatchObject({ code: 'school_closed' })
  expect(await db.invitation.count({ where: { schoolId, revokedAt: null } })).toBe(0)
  const ask = { db, now: startsAt, reconnectWindowMs: 60_000 }
  expect(await authorisePublish({ ...ask, nodeName: 'n1', streamKey })).toMatchObject({
    outcome: 'refused',
  })
  const { comingNext } = await listCatalogue({ ...ask, now })
  expect(comingNext.filter((entry) => entry.classSessionId === classSessionId)).toEqual([])
})

test('a school that closes tells the teachers of its planned classes, each once', async () => {
  const { db } = database
  const teacher = await createAccount({ db, now, email: 'w@a.example', name: 'Wu', locale: 'zh' })
  const { classSessionId } = made
  await db.classSession.update({
    where: { id: classSessionId },
    data: { teacherId: teacher.id },
  })
  await close()
  const letters = await db.outgoingMail.findMany({ where: { recipient: 'w@a.example' } })
  expect(letters).toMatchObject([{ subject: '课程已结束：云杉小学' }])
  expect(letters[0]?.text).toContain('We have merged.')
  const cancelled = await db.classSession.findUniqueOrThrow({ where: { id: classSessionId } })
  expect(cancelled).toMatchObject({ cancelledAt: now, reason: 'We have merged.' })
})

test('a school does not close while a class of it is on air', async () => {
  await database.db.broadcast.update({ where: { id: made.broadcastId }, data: { state: 'live' } })
  await expect(close()).rejects.toMatchObject({ code: 'school_on_air' })
})

test('a school whose class was on air from a media node that died can close once that class has', async () => {
  const { db } = database
  await db.mediaNode.create({
    data: { name: 'dead', startedAt: now, lastSequence: 0, lastSeenAt: startsAt },
  })
  const data = { state: 'live', nodeName: 'dead', startedAt: startsAt } as const
  await db.broadcast.update({ where: { id: made.broadcastId }, data })
  const after = (minutes: number) => new Date(startsAt.getTime() + minutes * 60_000)
  await expect(close(after(74))).rejects.toMatchObject({ code: 'school_on_air' })
  const { schoolId, courseId } = made
  const archive = { db, now: after(75), reconnectWindowMs, actorId, schoolId, courseId, version: 1 }
  await archiveCourse({ ...archive, reason: 'It is over.' })
  await close(after(75))
})

test('what a school takes along is complete, its own alone, and holds no secret', async () => {
  const { db } = database
  const { schoolId, classSessionId } = made
  const other = await makeClass({ db, startsAt })
  const url = (
    await makeInvitationLink({
      db,
      now,
      portalUrl: 'http://portal.test',
      actorId,
      schoolId,
      name: 'Li',
    })
  ).url
  const exported = JSON.stringify(await exportSchool({ db, schoolId }))
  for (const part of [classSessionId, 'Room 1', 'h@a.example', 'teachers_invited']) {
    expect(exported).toContain(part)
  }
  expect(exported).not.toContain(other.classSessionId)
  const keys = await db.streamKey.findMany()
  const invitations = await db.invitation.findMany()
  const secrets = [
    ...keys.map(({ hash }) => hash),
    ...invitations.map(({ tokenHash }) => tokenHash),
    url.split('/').at(-1) ?? '',
    made.broadcastId,
  ]
  expect(secrets.filter((secret) => exported.includes(secret))).toEqual([])
})
