import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { createAccount } from '../account/create-account'
import { listCatalogue } from '../course/list-catalogue'
import { openCourse } from '../course/open-course'
import { scheduleClassSession } from '../course/schedule-class-session'
import { acceptInvitation } from './accept-invitation'
import { applyForSchool, applyForSchoolSchema } from './apply-for-school'
import { changeTimeZone } from './change-time-zone'
import { closeSchool } from './close-school'
import { decideAboutSchool } from './decide-about-school'
import { inviteStaff } from './invite-staff'
import { listApplications } from './list-applications'
import { listInvitations } from './list-invitations'
import { listStaff } from './list-staff'
import { makeInvitationLink } from './make-invitation-link'
import { openClassroom } from './open-classroom'
import { removeStaff } from './remove-staff'
import { revokeInvitation } from './revoke-invitation'
import type { StaffRole } from './staff-role'

const now = new Date('2026-03-02T08:00:00Z')
const later = (days: number) => new Date(now.getTime() + days * 24 * 3_600_000)
const portalUrl = 'http://portal.test'

let database: TestDatabase
let headId: string
let operatorId: string
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database?.close())
beforeEach(async () => {
  const { db } = database
  await db.school.deleteMany()
  await db.account.deleteMany()
  await db.outgoingMail.deleteMany()
  headId = (await account('head@a.example')).id
  operatorId = (await account('operator@a.example')).id
})

const account = (email: string) =>
  createAccount({ db: database.db, now, email, name: email, locale: 'en' })

const form = {
  nameZh: '云杉小学',
  nameEn: 'Spruce Primary School',
  regionCode: '420000',
  kind: 'primary',
  timeZone: 'Asia/Urumqi',
  contactName: '林校长',
  contactEmail: 'head@a.example',
}
let requests = 0
const apply = (given: object = {}, accountId: string | null = headId) => {
  requests += 1
  const requestId = `request ${requests}`
  return applyForSchool({
    ...{ db: database.db, now, portalUrl, locale: 'en', accountId },
    ...applyForSchoolSchema.parse({ ...form, requestId, ...given }),
  })
}
const teachers = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ email: `t${index}@a.example`, name: null }))
const invite = (
  schoolId: string,
  invitees: { email: string; name: string | null }[],
  role: StaffRole = 'teacher',
) =>
  inviteStaff({
    ...{ db: database.db, now, portalUrl, actorId: headId, schoolId, role, invitees, locale: 'en' },
  })
const approve = (schoolId: string) =>
  decideAboutSchool({ db: database.db, now, actorId: operatorId, schoolId, decision: 'approve' })
const tokenIn = (text = '') => /invitations\/([\w-]+)/.exec(text)?.[1] ?? ''
const letters = (recipient: string) =>
  database.db.outgoingMail.findMany({ where: { recipient }, orderBy: { createdAt: 'asc' } })

test('a form that is sent twice, even at once, opens one school', async () => {
  const twice = { requestId: 'the same' }
  const [first, second] = await Promise.all([apply(twice), apply(twice)])
  expect(second).toEqual(first)
  expect(await apply(twice)).toEqual(first)
  expect(await database.db.school.count()).toBe(1)
})

test('a school that is known is found by identifier, or by name and region', async () => {
  await apply({ officialId: '2142000001' })
  await expect(
    apply({ nameZh: '别的', nameEn: 'Other', officialId: '2142000001' }),
  ).rejects.toMatchObject({ code: 'school_exists' })
  await expect(apply({ nameEn: 'SPRUCE primary school' })).rejects.toMatchObject({
    code: 'school_may_exist',
  })
  await apply({ regionCode: '110000' })
  await apply({ isAnother: 'on' })
  const applications = await listApplications({ db: database.db })
  expect(applications.map(({ namesakes }) => namesakes.length)).toEqual([2, 2, 2])
})

test('an identifier is free again once its school was refused or is closed', async () => {
  const { db } = database
  const again = () => apply({ officialId: '2142000001', isAnother: 'on' })
  const refused = await again()
  const refuse = { decision: 'refuse', reason: 'No such school.' } as const
  const decided = { db, now, actorId: operatorId, schoolId: refused.schoolId, ...refuse }
  await decideAboutSchool(decided)
  const closed = await again()
  await expect(again()).rejects.toMatchObject({ code: 'school_exists' })
  const closing = { schoolId: closed.schoolId, reason: 'Merged.', reconnectWindowMs: 60_000 }
  await closeSchool({ db, now, actorId: headId, ...closing })
  await again()
  await expect(again()).rejects.toMatchObject({ code: 'school_exists' })
})

test('a school has the clock that it was opened with, until it is changed, once on record', async () => {
  const { db } = database
  const { schoolId } = await apply()
  const clock = async () => (await db.school.findUnique({ where: { id: schoolId } }))?.timeZone
  expect(await clock()).toBe('Asia/Urumqi')
  const timeZone = 'Europe/Paris'
  await changeTimeZone({ db, now, actorId: headId, schoolId, timeZone })
  await changeTimeZone({ db, now, actorId: headId, schoolId, timeZone })
  expect(await clock()).toBe(timeZone)
  const entries = await db.auditEntry.findMany({
    where: { schoolId, action: 'time_zone_changed' },
    select: { actorId: true, details: true },
  })
  expect(entries).toEqual([{ actorId: headId, details: { name: timeZone } }])
  const wrong = applyForSchoolSchema.safeParse({ ...form, requestId: 'r', timeZone: 'Mars/Base' })
  expect(wrong.success).toBe(false)
})

test('of two schools of one name that open at once the second is told', async () => {
  const both = await Promise.allSettled([apply(), apply()])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('somebody who is not signed in is made administrator by a letter, once', async () => {
  const { db } = database
  const { schoolId } = await apply({}, null)
  const [letter] = await letters('head@a.example')
  const token = tokenIn(letter?.text)
  const accept = (accountId: string, at = now) =>
    acceptInvitation({ db, now: at, accountId, token, name: '林校长' })
  await expect(accept(operatorId)).rejects.toMatchObject({ code: 'invitation_of_another' })
  await expect(accept(headId, later(15))).rejects.toMatchObject({ code: 'invitation_not_found' })
  expect(await accept(headId)).toEqual({ schoolId, role: 'school_administrator' })
  await expect(accept(headId)).rejects.toMatchObject({ code: 'invitation_not_found' })
  const { rows: staff } = await listStaff({ db, schoolId })
  expect(staff).toMatchObject([{ role: 'school_administrator', name: '林校长' }])
})

test('a school on trial has five teachers at most, invited ones included; an approved one has any', async () => {
  const { schoolId } = await apply()
  await expect(invite(schoolId, teachers(6))).rejects.toMatchObject({ code: 'trial_is_full' })
  expect(await database.db.invitation.count()).toBe(0)
  expect(await letters('t0@a.example')).toEqual([])
  await invite(schoolId, teachers(5))
  const another = makeInvitationLink({
    ...{ db: database.db, now, portalUrl, actorId: headId, schoolId, name: 'Li' },
  })
  await expect(another).rejects.toMatchObject({ code: 'trial_is_full' })
  await approve(schoolId)
  expect(await invite(schoolId, teachers(7))).toEqual({ invited: 2, members: 0, waiting: 5 })
})

test('however many are invited, each stands on one page of the list, from which it can be revoked', async () => {
  const { db } = database
  const { schoolId } = await apply()
  await approve(schoolId)
  await invite(schoolId, teachers(450))
  const seen: (string | null)[] = []
  for (const page of [1, 2, 3]) {
    const { rows, hasMore } = await listInvitations({ db, now, schoolId, page })
    seen.push(...rows.map(({ email }) => email))
    expect(hasMore).toBe(page < 3)
  }
  expect(seen.sort()).toEqual(
    teachers(450)
      .map(({ email }) => email)
      .sort(),
  )
})

test('lists that are sent at once do not get past the limit of the trial', async () => {
  const { schoolId } = await apply()
  const lists = [0, 3].map((from) => teachers(6).slice(from, from + 3))
  const both = await Promise.allSettled(lists.map((list) => invite(schoolId, list)))
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('the same list again invites nobody twice; who accepted teaches, who was revoked cannot', async () => {
  const { db } = database
  const { schoolId } = await apply()
  await invite(schoolId, teachers(2))
  expect(await invite(schoolId, teachers(2))).toEqual({ invited: 0, members: 0, waiting: 2 })
  const [letter, ...others] = await letters('t0@a.example')
  expect(others).toEqual([])
  const { id: accountId } = await account('t0@a.example')
  await acceptInvitation({ db, now, accountId, token: tokenIn(letter?.text), name: 'Li' })
  expect(await invite(schoolId, teachers(2))).toEqual({ invited: 0, members: 1, waiting: 1 })

  const [open] = (await listInvitations({ db, now, schoolId })).rows
  await revokeInvitation({ db, now, actorId: headId, schoolId, invitationId: open?.id ?? '' })
  const [revoked] = await letters('t1@a.example')
  const { id: late } = await account('t1@a.example')
  const tried = acceptInvitation({
    ...{ db, now, accountId: late, token: tokenIn(revoked?.text), name: 'Wu' },
  })
  await expect(tried).rejects.toMatchObject({ code: 'invitation_not_found' })
})

test('an administrator invites another, who runs the school with them; the last one stays', async () => {
  const { db } = database
  const { schoolId } = await apply()
  await invite(schoolId, teachers(1))
  expect(await invite(schoolId, teachers(1), 'school_administrator')).toMatchObject({ invited: 1 })
  const [toTeach, toRun] = await letters('t0@a.example')
  expect([toTeach?.subject, toRun?.subject]).toEqual([
    'Spruce Primary School invites you to teach on Seedling',
    'Spruce Primary School invites you to be an administrator on Seedling',
  ])
  const { id: accountId } = await account('t0@a.example')
  const part = { schoolId, role: 'school_administrator' } as const
  const accept = (by: string) =>
    acceptInvitation({ db, now, accountId: by, token: tokenIn(toRun?.text), name: 'Li' })
  await expect(accept(operatorId)).rejects.toMatchObject({ code: 'invitation_of_another' })
  expect(await accept(accountId)).toEqual(part)
  const actions = await db.auditEntry.findMany({ where: { schoolId }, select: { action: true } })
  expect(actions).toContainEqual({ action: 'administrators_invited' })

  const administrators = () => db.roleGrant.count({ where: part })
  expect(await administrators()).toBe(2)
  const remove = (actorId: string, removed: string) =>
    removeStaff({ db, now, actorId, ...part, accountId: removed })
  await Promise.all([remove(headId, accountId), remove(accountId, headId)])
  expect(await administrators()).toBe(1)
})

test('a link is taken by one of two who open it at once', async () => {
  const { db } = database
  const { schoolId } = await apply()
  const given = { db, now, portalUrl, actorId: headId, schoolId, name: 'Li' }
  const token = tokenIn((await makeInvitationLink(given)).url)
  const both = await Promise.allSettled(
    [headId, operatorId].map((accountId) =>
      acceptInvitation({ db, now, accountId, token, name: 'Li' }),
    ),
  )
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await db.roleGrant.count({ where: { role: 'teacher' } })).toBe(1)
})

test('an operator decides once, with a letter to the administrators', async () => {
  const { db } = database
  const { schoolId } = await apply()
  const refuse = {
    db,
    now,
    actorId: operatorId,
    schoolId,
    decision: 'refuse',
    reason: 'No such school.',
  } as const
  await decideAboutSchool(refuse)
  const [letter] = await letters('head@a.example')
  expect(letter?.text).toContain('No such school.')
  await expect(approve(schoolId)).rejects.toMatchObject({ code: 'school_refused' })
  await expect(invite(schoolId, teachers(1))).rejects.toMatchObject({ code: 'school_refused' })
})

test('classes of a school on trial are in no catalogue before it is approved', async () => {
  const { db } = database
  const { schoolId } = await apply()
  const { id: classroomId } = await openClassroom({ db, now, schoolId, name: 'Room 1' })
  const course = { schoolId, titleZh: '数学', titleEn: 'Maths', subject: 'mathematics' } as const
  const { id: courseId } = await openCourse({ db, now, ...course, audience: 'public' })
  const times = { startsAt: later(1), endsAt: new Date(later(1).getTime() + 3_600_000) }
  await scheduleClassSession({ db, now, courseId, classroomId, ...times })
  const listed = async () =>
    (await listCatalogue({ db, now, reconnectWindowMs: 60_000 })).comingNext.length
  expect(await listed()).toBe(0)
  await approve(schoolId)
  expect(await listed()).toBe(1)
})
