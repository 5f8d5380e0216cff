import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { childDataKeys as keys } from '@/tests/support/child-data-keys'
import { makeClass } from '@/tests/support/make-class'
import { makeFamily } from '@/tests/support/make-families'
import { makeHousehold } from '@/tests/support/make-household'
import { makeProgramme, programmeSecret } from '@/tests/support/make-programme'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { archiveCourse } from '../course/archive-course'
import { changeCourse } from '../course/change-course'
import { courseSchema } from '../course/open-course'
import { scheduleClassSession } from '../course/schedule-class-session'
import { decideProgramme } from '../enrolment/decide-programme'
import { giveBackSubscription } from '../enrolment/give-back-subscription'
import { requestSubscription } from '../enrolment/request-subscription'
import { acceptOffer } from './accept-offer'
import { enrolChildren } from './enrol-children'
import { leaveCourse } from './leave-course'
import { leaveProgrammeCourses } from './leave-programme-courses'
import { passOnLapsedOffers } from './pass-on-lapsed-offers'

const now = new Date('2026-03-01T01:00:00Z')
const after = (hours: number) => new Date(now.getTime() + hours * 3_600_000)

let database: TestDatabase
let made: Awaited<ReturnType<typeof makeClass>>
let courseId: string
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database?.close())
beforeEach(async () => {
  await database.db.outgoingMail.deleteMany()
  made = await makeClass({ db: database.db, startsAt: after(24), audience: 'enrolled' })
  courseId = made.courseId
  await database.db.course.update({ where: { id: courseId }, data: { capacity: 1 } })
})

const household = (given: object = {}) => makeHousehold({ db: database.db, now, ...given })
type Household = Awaited<ReturnType<typeof household>>
const enrol = ({ familyId, childIds }: Household, at = now) =>
  enrolChildren({ db: database.db, now: at, familyId, courseId, childIds })
const leave = ({ familyId, childId }: Household, at = now) =>
  leaveCourse({ db: database.db, now: at, familyId, courseId, childId })
const accept = ({ familyId, childId }: Household, at = now) =>
  acceptOffer({ db: database.db, now: at, familyId, courseId, childId })
const stateOf = async ({ childId }: Household) =>
  (await database.db.enrolment.findFirst({ where: { courseId, childId } }))?.state
async function recipients(subject: string) {
  const letters = await database.db.outgoingMail.findMany({
    where: { subject: { contains: subject } },
  })
  return letters.map(({ recipient }) => recipient)
}
const emailOf = async ({ accountId }: Household) =>
  (await database.db.account.findUniqueOrThrow({ where: { id: accountId } })).email

test('a place that is freed goes to who has waited longest, as an offer that holds 48 hours', async () => {
  const [first, second, third] = [await household(), await household(), await household()]
  expect(await enrol(first)).toMatchObject([{ outcome: 'enrolled' }])
  expect(await enrol(second, after(1))).toMatchObject([{ outcome: 'waitlisted' }])
  expect(await enrol(third, after(2))).toMatchObject([{ outcome: 'waitlisted' }])
  await leave(first, after(3))
  expect([await stateOf(second), await stateOf(third)]).toEqual(['offered', 'waitlisted'])
  expect(await recipients('A place is yours')).toEqual([await emailOf(second)])
  await accept(second, after(50.9))
  await accept(second, after(60))
  expect(await stateOf(second)).toBe('enrolled')
})

test('an offer is over at its time, before any sweep; the next in order has it then', async () => {
  const [first, second, third] = [await household(), await household(), await household()]
  await enrol(first)
  await enrol(second, after(1))
  await enrol(third, after(2))
  await leave(first, after(3))
  await expect(accept(second, after(51))).rejects.toMatchObject({ code: 'offer_expired' })
  expect(await passOnLapsedOffers({ db: database.db, now: after(50.9) })).toBe(0)
  expect(await passOnLapsedOffers({ db: database.db, now: after(51) })).toBe(1)
  expect([await stateOf(second), await stateOf(third)]).toEqual(['left', 'offered'])
  expect(await recipients('has gone on')).toEqual([await emailOf(second)])
  // Asked again: the end of the line.
  expect(await enrol(second, after(52))).toMatchObject([{ outcome: 'waitlisted' }])
})

test('a newcomer does not overtake those who wait when an offer has lapsed unseen', async () => {
  const [first, second, third, newcomer] = [
    await household(),
    await household(),
    await household(),
    await household(),
  ]
  await enrol(first)
  await enrol(second, after(1))
  await enrol(third, after(2))
  await leave(first, after(3))
  expect(await enrol(newcomer, after(60))).toMatchObject([{ outcome: 'waitlisted' }])
  expect(await stateOf(third)).toBe('offered')
})

test('asking again changes nothing; declining an offer passes it on', async () => {
  const [first, second, third] = [await household(), await household(), await household()]
  await enrol(first)
  await enrol(second, after(1))
  await enrol(third, after(2))
  await enrol(second, after(5))
  await leave(first, after(6))
  expect(await stateOf(second)).toBe('offered')
  expect(await enrol(second, after(7))).toMatchObject([{ outcome: 'offered' }])
  await leave(second, after(8))
  await leave(second, after(9))
  expect([await stateOf(second), await stateOf(third)]).toEqual(['left', 'offered'])
})

test('siblings have places in the order in which they were named', async () => {
  const family = await household({ children: 2 })
  const answer = await enrol(family)
  expect(answer.find(({ childId }) => childId === family.childIds[0])?.outcome).toBe('enrolled')
  expect(answer.find(({ childId }) => childId === family.childIds[1])?.outcome).toBe('waitlisted')
})

test('another family’s child is not there', async () => {
  const [own, other] = [await household(), await household()]
  const mixed = { ...own, childId: other.childId, childIds: [other.childId] }
  for (const deed of [enrol, leave, accept]) {
    await expect(deed(mixed)).rejects.toMatchObject({ code: 'child_not_found' })
  }
})

test('without the guardian’s consent no child is enrolled', async () => {
  const family = await household({ children: 2 })
  await database.db.consent.updateMany({
    where: { childId: family.childId, purpose: 'enrolment' },
    data: { withdrawnAt: now },
  })
  await expect(enrol(family)).rejects.toMatchObject({ code: 'consent_missing' })
  expect(await database.db.enrolment.count({ where: { courseId } })).toBe(0)
})

test('a course by code, an archived one and one of a school on trial take nobody', async () => {
  const { db } = database
  const family = await household()
  const refused = { code: 'course_not_found' }
  await db.course.update({ where: { id: courseId }, data: { audience: 'class_code' } })
  await expect(enrol(family)).rejects.toMatchObject(refused)
  await db.course.update({ where: { id: courseId }, data: { audience: 'public', archivedAt: now } })
  await expect(enrol(family)).rejects.toMatchObject(refused)
  await db.course.update({ where: { id: courseId }, data: { archivedAt: null } })
  await db.school.update({ where: { id: made.schoolId }, data: { standing: 'trial' } })
  await expect(enrol(family)).rejects.toMatchObject(refused)
})

async function openProgramme() {
  const { id } = await database.db.programme.create({
    data: {
      ...{ nameZh: '春苗', nameEn: 'Spring', quota: 10, createdAt: now, publishedAt: now },
      ...{ opensAt: now, closesAt: after(1_000), courses: { create: { courseId } } },
    },
  })
  return id
}
const subscribe = (programmeId: string, family: Household, state: 'granted' | 'requested') =>
  database.db.subscription.create({
    data: {
      ...{ programmeId, childId: family.childId, familyId: family.familyId, state },
      ...{ id: randomUUID(), tier: 1, claimTier: 1, ownTier: 1, orderKey: 'x' },
      ...{ province: '42', likeness: 'x', askedAt: now },
    },
  })

test('a programme’s course is for the children with a granted subscription', async () => {
  const family = await household()
  const programmeId = await openProgramme()
  await expect(enrol(family)).rejects.toMatchObject({ code: 'subscription_needed' })
  const { id } = await subscribe(programmeId, family, 'requested')
  await expect(enrol(family)).rejects.toMatchObject({ code: 'subscription_needed' })
  await database.db.subscription.update({ where: { id }, data: { state: 'granted' } })
  expect(await enrol(family)).toMatchObject([{ outcome: 'enrolled' }])
})

test('who ends a subscription leaves its courses, unless another one holds them', async () => {
  const { db } = database
  const [family, next] = [await household(), await household()]
  const programmeId = await openProgramme()
  const mine = await subscribe(programmeId, family, 'granted')
  await subscribe(programmeId, next, 'granted')
  await enrol(family)
  await enrol(next)
  const otherId = await openProgramme()
  const second = await subscribe(otherId, family, 'granted')
  const end = (subscriptionId: string, of: string) =>
    db.$transaction(async (tx) => {
      await tx.subscription.update({ where: { id: subscriptionId }, data: { state: 'cancelled' } })
      await leaveProgrammeCourses(tx, { now, programmeId: of, childIds: [family.childId] })
    })
  await end(mine.id, programmeId)
  expect(await stateOf(family)).toBe('enrolled')
  await end(second.id, otherId)
  expect([await stateOf(family), await stateOf(next)]).toEqual(['left', 'offered'])
})

test('a granted subscription that is given back takes its child out of the programme’s courses', async () => {
  const { db } = database
  const programmeId = await makeProgramme({ db, opensAt: now, rules: {} })
  await db.programmeCourse.create({ data: { programmeId, courseId } })
  const [first, second] = [await makeFamily({ db, now }), await makeFamily({ db, now })]
  const at = after(1)
  for (const { accountId, childIds } of [first, second]) {
    const children = childIds.map((childId) => ({ childId, claim: null }))
    await requestSubscription({ db, keys, accountId, programmeId, children, at })
  }
  const secret = { portalUrl: 'http://portal.test', accountSecret: programmeSecret }
  await decideProgramme({ db, programmeId, at: after(2), ...secret })
  for (const { familyId, childIds } of [first, second]) {
    await enrolChildren({ db, now: after(3), familyId, courseId, childIds })
  }
  const subscription = await db.subscription.findFirstOrThrow({
    where: { programmeId, familyId: first.familyId },
  })
  const { familyId } = first
  await giveBackSubscription({ db, familyId, subscriptionId: subscription.id, at: after(4) })
  const enrolments = await db.enrolment.findMany({ where: { courseId } })
  const stands = ({ childIds }: { childIds: string[] }) =>
    enrolments.find(({ childId }) => childIds.includes(childId))?.state
  expect([stands(first), stands(second)]).toEqual(['left', 'offered'])
})

test('a course that is made larger offers the new places; one that is made smaller sends nobody away', async () => {
  const { db } = database
  const [first, second] = [await household(), await household()]
  await enrol(first)
  await enrol(second)
  const course = courseSchema.parse({ titleZh: '数学', titleEn: 'Maths', audience: 'enrolled' })
  const change = (capacity: number | undefined, version: number) =>
    changeCourse({
      ...{ db, now, actorId: 'head', schoolId: made.schoolId, courseId, version },
      course: { ...course, capacity },
    })
  await change(2, 1)
  expect(await stateOf(second)).toBe('offered')
  await accept(second)
  await change(1, 2)
  expect([await stateOf(first), await stateOf(second)]).toEqual(['enrolled', 'enrolled'])
})

test('a course that is archived tells every guardian and teacher once, in their language, and takes nobody', async () => {
  const { db } = database
  const [zh, en] = [
    await household({ children: 2, guardians: 2, locale: 'zh' }),
    await household({ locale: 'en' }),
  ]
  await enrol(zh)
  await enrol(en)
  const { schoolId, classSessionId } = made
  const account = { email: 'wu@a.example', name: 'Wu', locale: 'en', createdAt: now }
  const { id: teacherId } = await db.account.create({ data: account })
  const { id: headId } = await db.account.create({ data: { ...account, email: 'head@a.example' } })
  await db.classSession.update({ where: { id: classSessionId }, data: { teacherId } })
  for (const [hours, who] of [
    [26, teacherId],
    [28, headId],
  ] as const) {
    const { courseId, classroomId } = made
    const times = { startsAt: after(hours), endsAt: after(hours + 1) }
    const planned = await scheduleClassSession({ db, now, courseId, classroomId, ...times })
    await db.classSession.update({
      where: { id: planned.classSessionId },
      data: { teacherId: who },
    })
  }
  await archiveCourse({
    ...{ db, now, reconnectWindowMs: 60_000, actorId: headId, schoolId, courseId },
    ...{ version: 1, reason: 'Too few' },
  })
  expect(await recipients('课程已结束')).toHaveLength(2)
  const inEnglish = await recipients('does not go on')
  expect(inEnglish.sort()).toEqual([await emailOf(en), 'wu@a.example'].sort())
  const letter = await db.outgoingMail.findFirstOrThrow({ where: { recipient: 'wu@a.example' } })
  expect(letter.text).toContain('(classes: 2)')
  expect(letter.text).toContain('Too few')
  const cancelled = await db.classSession.findUniqueOrThrow({ where: { id: classSessionId } })
  expect(cancelled).toMatchObject({ cancelledAt: now, reason: 'Too few' })
  expect(await db.enrolment.count({ where: { courseId, state: { not: 'left' } } })).toBe(0)
  await expect(enrol(en)).rejects.toMatchObject({ code: 'course_not_found' })
})
