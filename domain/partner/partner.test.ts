import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeClass } from '@/tests/support/make-class'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { mayEditPartner } from '../access/may'
import { findSignIn } from '../account/find-sign-in'
import { openSignIn } from '../account/open-sign-in'
import { listWithdrawnEmbeds } from '../broadcast/list-withdrawn-embeds'
import { addEditor } from './add-editor'
import { applyAsPartner } from './apply-as-partner'
import { changeCarriage } from './change-carriage'
import { changeCourseList } from './change-course-list'
import { decideAboutPartner } from './decide-about-partner'
import { endPartner } from './end-partner'
import { findEmbed } from './find-embed'
import { findPartnerByKey } from './find-partner-key'
import { limitPartner } from './limit-partner'
import { listCarriableCourses } from './list-carriable-courses'
import { listEditors } from './list-editors'
import { makeEmbed } from './make-embed'
import { makePartnerKey } from './make-partner-key'
import { removeEditor } from './remove-editor'
import { revokePartnerKey } from './revoke-partner-key'
import { withdrawEmbed } from './withdraw-embed'

const now = new Date('2026-03-02T01:00:00Z')
const inDays = (days: number) => new Date(now.getTime() + days * 24 * 3_600_000)
const portalUrl = 'http://portal.test'

let database: TestDatabase
let made: Awaited<ReturnType<typeof makeClass>>
let actorId: string
let partnerId: string
let email: string
beforeAll(async () => {
  database = await openTestDatabase()
  const account = { email: 'op@a.example', name: 'Op', locale: 'en', createdAt: now }
  actorId = (await database.db.account.create({ data: account })).id
})
afterAll(() => database?.close())
beforeEach(async () => {
  const { db } = database
  made = await makeClass({ db, startsAt: now })
  email = `${randomUUID()}@media.example`
  const applied = await apply()
  partnerId = applied.partnerId
})

const apply = (requestId: string = randomUUID()) =>
  applyAsPartner({
    ...{ db: database.db, now, nameZh: '晨光', nameEn: 'Morning', site: 'https://m.example' },
    ...{ contactName: 'Zhou', contactEmail: email, purpose: 'Classes', requestId },
    ...{ portalUrl, locale: 'en' },
  })
const by = () => ({ db: database.db, now, actorId, partnerId })
const approve = (terms: { termsFrom?: Date; termsUntil?: Date } = {}) =>
  decideAboutPartner({
    ...{ ...by(), portalUrl, decision: 'approve', isKnown: true },
    ...{ termsFrom: null, termsUntil: null, ...terms },
  })
const letterTexts = async () => {
  const letters = await database.db.outgoingMail.findMany({ where: { recipient: email } })
  return letters.map(({ text }) => text).join('\n')
}
const open = (carriage: 'nobody' | 'partners' | 'any_site') =>
  changeCarriage({
    ...{ db: database.db, now, actorId, carriage },
    ...{ schoolId: made.schoolId, courseId: made.courseId },
  })
const choices = {
  name: 'Front page',
  locale: null,
  colour: null,
  validFrom: null,
  validUntil: null,
}
const embed = (more: Partial<Parameters<typeof makeEmbed>[0]> = {}) =>
  makeEmbed({
    ...{ ...by(), courseId: made.courseId, classSessionId: null, ...choices },
    ...{ origins: ['https://m.example'], ...more },
  })
const standing = async (embedId: string, at = now) =>
  (await findEmbed({ db: database.db, now: at, embedId }))?.standing ?? null

test('the same form sent twice applies once', async () => {
  const requestId = randomUUID()
  expect(await apply(requestId)).toEqual(await apply(requestId))
})

test('an approval makes the contact an editor of this partner alone, and tells them', async () => {
  await approve()
  const [editor] = await listEditors(by())
  expect(editor).toMatchObject({ email, name: 'Zhou' })
  const signInId = await openSignIn({
    ...{ db: database.db, now, accountId: editor?.id ?? '', device: 'Test' },
  })
  const signedIn = await findSignIn({ db: database.db, now, signInId })
  expect(mayEditPartner(signedIn?.grants ?? [], partnerId)).toBe(true)
  expect(mayEditPartner(signedIn?.grants ?? [], 'another')).toBe(false)
  expect(await letterTexts()).toContain(`${portalUrl}/partner/${partnerId}`)
})

test('a decision is made once, and a refusal says why', async () => {
  const refuse = () =>
    decideAboutPartner({ ...by(), portalUrl, decision: 'refuse', reason: 'No site yet' })
  await refuse()
  await expect(approve()).rejects.toMatchObject({ code: 'partner_decided' })
  expect(await letterTexts()).toContain('No site yet')
})

test('a partner carries what its school has opened, and nothing else', async () => {
  await approve()
  await expect(embed()).rejects.toMatchObject({ code: 'course_not_carried' })
  await open('partners')
  const partner = { id: partnerId, isLimited: false }
  const query = { text: undefined, page: 1 }
  const { courses } = await listCarriableCourses({ db: database.db, now, partner, ...query })
  expect(courses.map(({ id }) => id)).toContain(made.courseId)
  expect(await standing((await embed()).embedId)).toBe('open')
})

test('a list that is narrowed closes players that are there, at the edges too, until it is widened', async () => {
  await approve()
  await open('partners')
  const { embedId } = await embed()
  const { embedId: withdrawnId } = await embed()
  await withdrawEmbed({ ...by(), of: { partnerId }, embedId: withdrawnId })
  const { db } = database
  const look = async () => {
    const refused = await listWithdrawnEmbeds({ db, now })
    expect(refused).toContain(withdrawnId)
    return [await standing(embedId), refused.includes(embedId)]
  }
  const limit = (isLimited: boolean) =>
    limitPartner({ ...by(), termsFrom: null, termsUntil: null, isLimited })
  const list = (isListed: boolean) =>
    changeCourseList({ ...by(), courseId: made.courseId, isListed })
  await limit(true)
  expect(await look()).toEqual(['withdrawn', true])
  await list(true)
  expect(await look()).toEqual(['open', false])
  await list(false)
  expect(await look()).toEqual(['withdrawn', true])
  await limit(false)
  expect(await look()).toEqual(['open', false])
})

test('who is not approved, or whose terms do not hold, makes nothing', async () => {
  await open('partners')
  await expect(embed()).rejects.toMatchObject({ code: 'partner_without_terms' })
  await approve({ termsFrom: inDays(1), termsUntil: inDays(9) })
  await expect(embed()).rejects.toMatchObject({ code: 'partner_without_terms' })
})

test('whoever has a say ends an embed', async () => {
  await approve()
  await open('partners')
  const ids = await Promise.all([embed(), embed(), embed()])
  const [first = '', second = '', third = ''] = ids.map(({ embedId }) => embedId)
  await withdrawEmbed({ ...by(), of: { partnerId: 'another' }, embedId: first })
  expect(await standing(first)).toBe('open')
  await withdrawEmbed({ ...by(), of: { partnerId }, embedId: first })
  expect(await standing(first)).toBe('withdrawn')
  await open('nobody')
  expect(await standing(second)).toBe('withdrawn')
  await open('partners')
  expect(await standing(second)).toBe('open')
  await withdrawEmbed({
    ...{ ...by(), of: { course: { schoolId: made.schoolId } }, embedId: second },
  })
  expect(await standing(second)).toBe('withdrawn')
  await endPartner({ ...by(), reason: 'Over' })
  expect(await standing(third)).toBe('withdrawn')
  // What was ended for good is told to the edges.
  const told = await database.db.withdrawnEmbed.count({
    where: { embedId: { in: [first, second, third] } },
  })
  expect(told).toBe(3)
})

test('an embed and the terms behind it have their time', async () => {
  await approve({ termsUntil: inDays(9) })
  await open('partners')
  const { embedId } = await embed({ validFrom: inDays(1), validUntil: inDays(20) })
  expect(await standing(embedId)).toBe('not_yet')
  expect(await standing(embedId, inDays(2))).toBe('open')
  expect(await standing(embedId, inDays(9))).toBe('expired')
  await expect(embed({ validFrom: inDays(2), validUntil: inDays(1) })).rejects.toMatchObject({
    code: 'terms_impossible',
  })
})

test('a course for any site has one embed of links, which goes with that', async () => {
  const links = () =>
    database.db.embed.findMany({ where: { courseId: made.courseId, isForAnySite: true } })
  await Promise.all([open('any_site'), open('any_site')])
  const [link] = await links()
  expect(await links()).toHaveLength(1)
  expect(await standing(link?.id ?? '')).toBe('open')
  await open('partners')
  expect(await standing(link?.id ?? '')).toBe('withdrawn')
})

test('a course that is not for everybody is opened to nobody', async () => {
  await database.db.course.update({ where: { id: made.courseId }, data: { audience: 'enrolled' } })
  await expect(open('partners')).rejects.toMatchObject({ code: 'course_not_public' })
})

test('a key is good for its scopes, until it is revoked or its partner ended', async () => {
  await approve()
  const key = { name: 'Program', days: '30' } as const
  const { id: apiKeyId, apiKey } = await makePartnerKey({ ...by(), ...key, scopes: ['feeds:read'] })
  const find = (scope: 'feeds:read' | 'statistics:read', at = now) =>
    findPartnerByKey({ db: database.db, now: at, apiKey, scope })
  expect(await find('feeds:read')).toMatchObject({ id: partnerId })
  expect(await find('statistics:read')).toBe(null)
  expect(await find('feeds:read', inDays(31))).toBe(null)
  await revokePartnerKey({ ...by(), apiKeyId })
  expect(await find('feeds:read')).toBe(null)
})

test('the last editor stays', async () => {
  await approve()
  const [first] = await listEditors(by())
  const remove = (accountId = '') => removeEditor({ ...by(), accountId })
  await expect(remove(first?.id)).rejects.toMatchObject({ code: 'last_editor' })
  await addEditor({ ...by(), portalUrl, email: `${randomUUID()}@media.example` })
  await remove(first?.id)
  expect(await listEditors(by())).toHaveLength(1)
})
