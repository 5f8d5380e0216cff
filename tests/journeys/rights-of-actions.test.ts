import { randomUUID } from 'node:crypto'
import type { Browser, BrowserContext } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { grantRole } from '@/domain/account/grant-role'
import { queueMail } from '@/domain/mail/queue-mail'
import type { Database } from '@/prisma/database'
import { type Asker, askers, openAskers } from '../support/askers'
import { openBrowser } from '../support/browser'
import { makeSchoolOfThings, type SchoolOfThings } from '../support/school-of-things'
import { postAction, readActionIds } from '../support/server-actions'
import { sharedStack } from '../support/shared-stack'
import type { Stack } from '../support/stack'
import { openStackDatabase } from '../support/stack-database'

interface Row {
  /** The page that has the action. */
  page(ids: SchoolOfThings): string
  args(ids: SchoolOfThings): unknown[]
  form?(ids: SchoolOfThings): Record<string, string>
  may: readonly Asker[]
}

const administrator = ['schoolAdmin'] as const
const staff = ['teacher', 'schoolAdmin'] as const
const course = { titleZh: '新', titleEn: 'New', subject: 'science', audience: 'enrolled' } as const
const courseForm = { ...course, language: 'zh', description: 'Changed', version: '1' }

const ofSchool = (
  below: (ids: SchoolOfThings) => string,
  args: (ids: SchoolOfThings) => unknown[],
  form?: Row['form'],
): Row => ({
  page: (ids) => `/school/${ids.schoolId}${below(ids)}`,
  args: (ids) => [ids.schoolId, ...args(ids)],
  form,
  may: administrator,
})

const ofStudio = (name: 'classSessionId' | 'liveId', form: Row['form'] = () => ({})): Row => ({
  page: (ids) => `/studio/${ids[name]}`,
  args: (ids) => [ids[name]],
  form,
  may: staff,
})

/** What each does if it is let; in an order in which each finds what it needs. */
const rows: Record<string, Row> = {
  'school/[schoolId]#stopHere': ofSchool(
    () => '',
    () => [],
    ({ stoppedId }) => ({ classSessionId: stoppedId, reason: 'Test' }),
  ),
  'school/[schoolId]/api#makeHere': ofSchool(
    () => '/api',
    () => [],
    () => ({ name: 'New', days: '30', 'school:read': 'on' }),
  ),
  'school/[schoolId]/api#revokeHere': ofSchool(
    () => '/api',
    ({ apiKeyId }) => [apiKeyId],
  ),
  'school/[schoolId]/api#addHere': ofSchool(
    () => '/api',
    () => [],
    () => ({ url: 'https://school.example/new', 'class_session.live': 'on' }),
  ),
  'school/[schoolId]/api/[webhookId]#testHere': ofSchool(
    ({ webhookId }) => `/api/${webhookId}`,
    ({ webhookId }) => [webhookId],
  ),
  'school/[schoolId]/api/[webhookId]#sendAgainHere': ofSchool(
    ({ webhookId }) => `/api/${webhookId}`,
    ({ webhookId, deliveryId }) => [webhookId, deliveryId],
  ),
  'school/[schoolId]/api/[webhookId]#removeHere': ofSchool(
    ({ webhookId }) => `/api/${webhookId}`,
    ({ webhookId }) => [webhookId],
  ),
  'school/[schoolId]/classes/[classSessionId]#changeHere': ofSchool(
    ({ cancelledId }) => `/classes/${cancelledId}`,
    ({ cancelledId }) => [cancelledId],
    ({ emptyRoomId }) => ({
      ...{ version: '1', classroomId: emptyRoomId, date: '2040-03-05', time: '09:00' },
      minutes: '45',
    }),
  ),
  'school/[schoolId]/classes/[classSessionId]#cancelHere': ofSchool(
    ({ cancelledId }) => `/classes/${cancelledId}`,
    ({ cancelledId }) => [cancelledId],
    () => ({ version: '2', reason: 'Test' }),
  ),
  'school/[schoolId]/classrooms#openHere': ofSchool(
    () => '/classrooms',
    () => [],
    () => ({ name: 'New' }),
  ),
  'school/[schoolId]/classrooms#issueKeyHere': ofSchool(
    () => '/classrooms',
    ({ classroomId }) => [classroomId],
    () => ({}),
  ),
  'school/[schoolId]/classrooms#closeHere': ofSchool(
    () => '/classrooms',
    ({ emptyRoomId }) => [emptyRoomId],
    () => ({}),
  ),
  'school/[schoolId]/courses#openHere': ofSchool(
    () => '/courses',
    () => [],
    () => ({ ...course, requestId: randomUUID() }),
  ),
  'school/[schoolId]/courses/[courseId]#changeHere': ofSchool(
    ({ courseId }) => `/courses/${courseId}`,
    ({ courseId }) => [courseId],
    () => courseForm,
  ),
  'school/[schoolId]/courses/[courseId]#planHere': ofSchool(
    ({ courseId }) => `/courses/${courseId}`,
    ({ courseId }) => [courseId],
    ({ classroomId }) => ({
      ...{ classroomId, firstDay: '2040-03-05', localTime: '09:00', minutes: '45', count: '1' },
      requestId: randomUUID(),
    }),
  ),
  'school/[schoolId]/people#inviteHere': ofSchool(
    () => '/people',
    () => [],
    () => ({ list: 'new@things.example, Zhao' }),
  ),
  'school/[schoolId]/people#makeLinkHere': ofSchool(
    () => '/people',
    () => [],
    () => ({ name: 'Zhao' }),
  ),
  'school/[schoolId]/people#revokeHere': ofSchool(
    () => '/people',
    ({ invitationId }) => [invitationId],
  ),
  'school/[schoolId]/people#removeHere': ofSchool(
    () => '/people',
    ({ accountId }) => [accountId],
  ),
  'studio/[classSessionId]#issueKeyHere': ofStudio('classSessionId'),
  'studio/[classSessionId]#rehearseHere': ofStudio('classSessionId'),
  'studio/[classSessionId]#endHere': ofStudio('liveId'),
  'school/[schoolId]/settings#closeHere': ofSchool(
    () => '/settings',
    () => [],
    () => ({ name: 'Spruce Primary School', reason: 'Test' }),
  ),
  'operations/schools#approveHere': {
    page: () => '/operations/schools',
    args: () => [trialSchoolIds[0]],
    may: ['operator'],
  },
  'operations/schools#refuseHere': {
    page: () => '/operations/schools',
    args: () => [trialSchoolIds[1]],
    form: () => ({ reason: 'Test' }),
    may: ['operator'],
  },
  'operations/outbox#sendAgainHere': {
    page: () => '/operations/outbox',
    args: () => [mailId],
    may: ['operator'],
  },
}

/** Of whoever asks alone, or for everybody: they take nothing that could be another's, or are tried elsewhere. */
const ofOneself = [
  'account#changePasswordHere',
  'account#endOthersHere',
  'account#endSignInHere',
  'account#signOut',
  'account/second-factor#confirmHere',
  'account/second-factor#removeHere',
  'invitations/[token]#acceptHere',
  'join#joinHere',
  'schools/open#openHere',
  'sign-in/code#sendCodeHere',
  'sign-in/second-factor#showHere',
  'i18n/choose-locale.ts#chooseLocale',
]

let stack: Stack
let browser: Browser
let db: Database
let contexts: Map<Asker, BrowserContext>
let own: SchoolOfThings
let other: SchoolOfThings
let trialSchoolIds: string[]
let mailId: string
let actionIds: Map<string, string>

beforeAll(async () => {
  stack = await sharedStack()
  actionIds = readActionIds()
  browser = await openBrowser()
  contexts = await openAskers(stack, browser)
  db = openStackDatabase(stack)
  own = await makeSchoolOfThings(db)
  other = await makeSchoolOfThings(db)
  const now = new Date()
  for (const [asker, role] of [
    ['teacher', 'teacher'],
    ['schoolAdmin', 'school_administrator'],
  ] as const) {
    const email = stack.demo?.accounts[asker].email ?? ''
    const { id: accountId } = await db.account.findUniqueOrThrow({ where: { email } })
    await grantRole({ db, now, accountId, role, schoolId: own.schoolId })
  }
  const trial = { nameZh: '试', nameEn: 'Trial', standing: 'trial' } as const
  const schools = await db.school.createManyAndReturn({ data: [trial, trial] })
  trialSchoolIds = schools.map(({ id }) => id)
  await queueMail({ db, now, recipient: 'rights@things.example', subject: 's', text: 't' })
  const where = { recipient: 'rights@things.example' }
  mailId = (await db.outgoingMail.findFirstOrThrow({ where })).id
  await db.outgoingMail.update({ where: { id: mailId }, data: { dueAt: null, attempts: 3 } })
})
afterAll(async () => {
  await browser?.close()
  await db?.$disconnect()
})

/** All that these actions could change in the three kinds of school, as one text. */
async function snapshot() {
  const where = { id: { in: [own.schoolId, other.schoolId, ...trialSchoolIds] } }
  const orderBy = { id: 'asc' } as const
  const schools = await db.school.findMany({
    where,
    orderBy,
    include: {
      grants: { orderBy },
      invitations: { orderBy },
      apiKeys: { orderBy },
      classrooms: { orderBy, include: { streamKey: true } },
      webhooks: {
        orderBy,
        include: { deliveries: { orderBy, select: { id: true, deliveredAt: true } } },
      },
      courses: {
        orderBy,
        include: {
          classSessions: {
            orderBy,
            include: { broadcast: { select: { stoppedAt: true, closedAt: true } } },
          },
        },
      },
    },
  })
  const mail = await db.outgoingMail.findUnique({ where: { id: mailId } })
  return JSON.stringify({ schools, mail })
}

async function post(asker: Asker, name: string, ids: SchoolOfThings) {
  const row = rows[name]
  const request = contexts.get(asker)?.request
  if (!row || !request) throw new Error(`no row ${name}`)
  const url = stack.portalUrl + row.page(ids)
  const id = actionIds.get(name) ?? ''
  return postAction(request, { url, id, args: row.args(ids), form: row.form?.(ids) })
}

test('every action of the portal has its row', () => {
  expect([...Object.keys(rows), ...ofOneself].sort()).toEqual([...actionIds.keys()].sort())
})

test.each(Object.keys(rows))(
  '%s does its deed for those who may, and for nobody else',
  async (name) => {
    const may: readonly Asker[] = rows[name]?.may ?? []
    const before = await snapshot()
    const refused = askers.filter((asker) => !may.includes(asker))
    for (const asker of refused) {
      const outcome = await post(asker, name, own)
      expect([asker, outcome]).toEqual([asker, asker === 'nobody' ? 'to_sign_in' : 'not_found'])
    }
    for (const asker of may.includes('operator') ? [] : may) {
      expect(await post(asker, name, other)).toBe('not_found')
      // The own school, and what stands in another: what is not found there is not touched.
      const mixed = { ...other, schoolId: own.schoolId }
      if (name.startsWith('school/') && takesMore(name)) await post(asker, name, mixed)
    }
    expect(await snapshot()).toBe(before)

    const [allowed] = may
    if (!allowed) return
    expect(await post(allowed, name, own)).toBe('done')
    expect(await snapshot()).not.toBe(before)
  },
)

/** Whether it is given more of a school than the school itself. */
function takesMore(name: string) {
  const row = rows[name]
  const given = (ids: SchoolOfThings) => JSON.stringify([row?.args(ids), row?.form?.(ids) ?? null])
  const mixed = { ...other, schoolId: own.schoolId }
  return given(own).replaceAll(uuid, '') !== given(mixed).replaceAll(uuid, '')
}

const uuid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g
