import type { Browser, BrowserContext } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { grantRole } from '@/domain/account/grant-role'
import { siteProof } from '@/domain/partner/site-proof'
import type { Database } from '@/prisma/database'
import { actionRows as rows } from '../support/action-rows'
import { actionsOfOneself } from '../support/actions-of-oneself'
import { type Asker, askers, openAskers } from '../support/askers'
import { openBrowser } from '../support/browser'
import { type OutsideSite, openOutsideSite } from '../support/outside-site'
import { makeSchoolOfThings, type SchoolOfThings } from '../support/school-of-things'
import { postAction, readActionIds } from '../support/server-actions'
import { sharedStack } from '../support/shared-stack'
import type { Stack } from '../support/stack'
import { openStackDatabase } from '../support/stack-database'

let stack: Stack
let browser: Browser
let db: Database
let site: OutsideSite
let contexts: Map<Asker, BrowserContext>
let own: SchoolOfThings
let other: SchoolOfThings
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
  const editor = await db.account.findUniqueOrThrow({
    where: { email: stack.demo?.accounts.partner.email ?? '' },
  })
  const grant = { role: 'partner_editor', schoolId: null, partnerId: own.partnerId } as const
  await grantRole({ db, now, accountId: editor.id, ...grant })
  site = await openOutsideSite()
  const provable = await db.partner.update({
    where: { id: own.provablePartnerId },
    data: { site: site.plainOrigin },
  })
  const { fileUrl, line } = siteProof(provable)
  site.placeFile(fileUrl, line)
})
afterAll(async () => {
  site?.close()
  await browser?.close()
  await db?.$disconnect()
})

const broadcastFacts = {
  ...{ stoppedAt: true, closedAt: true },
  ...{ replayFrom: true, replayWithdrawnAt: true },
} as const

/** All that these actions could change, as one text. */
async function snapshot() {
  const schoolIds = [own, other].flatMap((ids) => [ids.schoolId, ids.approvedId, ids.refusedId])
  const where = { id: { in: schoolIds } }
  const orderBy = { id: 'asc' } as const
  const schools = await db.school.findMany({
    where,
    orderBy,
    include: {
      grants: { orderBy },
      invitations: { orderBy },
      apiKeys: { orderBy },
      simulcasts: { orderBy },
      classrooms: { orderBy, include: { streamKey: true } },
      webhooks: {
        orderBy,
        include: { deliveries: { orderBy, select: { id: true, deliveredAt: true } } },
      },
      courses: {
        orderBy,
        include: {
          embeds: { orderBy },
          classSessions: {
            orderBy,
            include: { broadcast: { select: broadcastFacts } },
          },
        },
      },
    },
  })
  const mail = await db.outgoingMail.findMany({
    where: { id: { in: [own.mailId, other.mailId] } },
    orderBy,
  })
  const people = [own, other].flatMap((ids) => [ids.reviewerId, ids.formerOperatorId])
  const appointments = await db.roleGrant.findMany({
    where: {
      schoolId: null,
      account: {
        OR: [
          { id: { in: people } },
          { email: { in: [own, other].map(({ schoolId }) => `${schoolId}@things.example`) } },
        ],
      },
    },
    orderBy,
  })
  const operatorInvitations = await db.invitation.findMany({
    where: { role: 'operator' },
    orderBy,
  })
  const secondFactors = await db.secondFactor.findMany({
    where: { accountId: { in: [own.reviewerId, other.reviewerId] } },
    orderBy: { accountId: 'asc' },
  })
  const room = await db.waitingRoom.findMany({ select: { mode: true } })
  const partnerIds = [own, other].flatMap((ids) => [
    ...[ids.partnerId, ids.provablePartnerId],
    ...[ids.approvedPartnerId, ids.refusedPartnerId, ids.endedPartnerId],
  ])
  const partners = await db.partner.findMany({
    where: { id: { in: partnerIds } },
    orderBy,
    omit: { toldFeedDigest: true },
    include: {
      grants: { orderBy },
      courses: true,
      programmes: true,
      apiKeys: { orderBy },
      webhooks: {
        orderBy,
        include: {
          deliveries: {
            where: { event: 'webhook.test' },
            orderBy,
            select: { id: true, deliveredAt: true },
          },
        },
      },
    },
  })
  const programmes = await db.programme.findMany({
    orderBy,
    select: { id: true, nameEn: true, version: true, publishedAt: true },
  })
  const ofOperators = { mail, appointments, operatorInvitations, secondFactors, room, programmes }
  return JSON.stringify({ schools, partners, ...ofOperators })
}

async function post(
  asker: Asker,
  name: string,
  ids: SchoolOfThings,
  form = rows[name]?.form?.(ids),
) {
  const row = rows[name]
  const request = contexts.get(asker)?.request
  if (!row || !request) throw new Error(`no row ${name}`)
  const url = stack.portalUrl + row.page(ids)
  const id = actionIds.get(name) ?? ''
  return postAction(request, { url, id, args: row.args(ids), form })
}

test('every action of the portal has its row', () => {
  expect([...Object.keys(rows), ...actionsOfOneself].sort()).toEqual([...actionIds.keys()].sort())
})

// Before the others, which close what they have used.
test.each([
  'school/[schoolId]/courses#openHere',
  'school/[schoolId]/classrooms#openHere',
  'school/[schoolId]/people#makeLinkHere',
  'school/[schoolId]/api#makeHere',
  'school/[schoolId]/api#addHere',
  'partner/[partnerId]/access#makeKeyHere',
  'partner/[partnerId]/access#addWebhookHere',
])('%s makes one of a form that is sent again', async (name) => {
  const [allowed] = rows[name]?.may ?? []
  if (!allowed) throw new Error(`nobody may ${name}`)
  const form = rows[name]?.form?.(own)
  const before = await countThings()
  await post(allowed, name, own, form)
  expect(await post(allowed, name, own, form)).toBe('done')
  expect(await countThings()).toBe(before + 1)
})

/** How many things the school and the partner have made. */
async function countThings() {
  const made = { apiKeys: true, webhooks: true } as const
  const [school, partner] = await Promise.all([
    db.school.findUniqueOrThrow({
      where: { id: own.schoolId },
      select: {
        _count: { select: { ...made, courses: true, classrooms: true, invitations: true } },
      },
    }),
    db.partner.findUniqueOrThrow({
      where: { id: own.partnerId },
      select: { _count: { select: made } },
    }),
  ])
  const counts = [...Object.values(school._count), ...Object.values(partner._count)]
  return counts.reduce((sum, count) => sum + count, 0)
}

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
    for (const asker of may.filter((each) => each !== 'operator')) {
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
