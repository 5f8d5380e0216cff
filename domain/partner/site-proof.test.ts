import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { applyAsPartner } from './apply-as-partner'
import { decideAboutPartner } from './decide-about-partner'
import { findApplication } from './find-application'
import { noteSiteProof } from './note-site-proof'
import { siteProof } from './site-proof'

const now = new Date('2026-03-02T01:00:00Z')
const later = new Date('2026-03-02T02:00:00Z')
const portalUrl = 'http://portal.test'
const contactEmail = 'zhou@media.example'

let database: TestDatabase
let actorId: string
let partnerId: string
beforeAll(async () => {
  database = await openTestDatabase()
  const account = { email: 'op@a.example', name: 'Op', locale: 'en', createdAt: now }
  actorId = (await database.db.account.create({ data: account })).id
})
afterAll(() => database?.close())
beforeEach(async () => {
  await database.db.outgoingMail.deleteMany()
  partnerId = (await apply()).partnerId
})

const apply = ({ locale = 'en', requestId = randomUUID() as string } = {}) =>
  applyAsPartner({
    ...{ db: database.db, now, portalUrl, locale, requestId },
    ...{ nameZh: '晨光', nameEn: 'Morning', site: 'https://m.example:8443', purpose: 'Classes' },
    ...{ contactName: 'Zhou', contactEmail },
  })
const find = () => findApplication({ db: database.db, partnerId })
const note = (foundBy: 'dns' | 'file', at = now) =>
  noteSiteProof({ db: database.db, now: at, partnerId, foundBy })
const approve = ({ isKnown }: { isKnown: boolean }) =>
  decideAboutPartner({
    ...{ db: database.db, now, actorId, partnerId, portalUrl, decision: 'approve', isKnown },
    ...{ termsFrom: null, termsUntil: null },
  })
const auditDetails = async () =>
  (await database.db.auditEntry.findFirst({ where: { subjectId: partnerId } }))?.details

test('an application has a token of its own, to be carried below its host or at its origin', async () => {
  const application = await find()
  const proofToken = application?.proofToken ?? ''
  expect(proofToken).toMatch(/^[0-9a-f-]{36}$/)
  expect(siteProof({ site: application?.site ?? '', proofToken })).toEqual({
    line: `seedling-site=${proofToken}`,
    recordName: '_seedling.m.example',
    fileUrl: 'https://m.example:8443/.well-known/seedling-site.txt',
  })
  const { partnerId: otherId } = await apply()
  const other = await findApplication({ db: database.db, partnerId: otherId })
  expect(other?.proofToken).not.toBe(proofToken)
})

test('the contact is written to once, in the language of the form, with the page of the application', async () => {
  await database.db.outgoingMail.deleteMany()
  const requestId = randomUUID()
  const { partnerId: id } = await apply({ locale: 'zh', requestId })
  await apply({ locale: 'zh', requestId })
  const [letter, ...more] = await database.db.outgoingMail.findMany()
  expect(letter).toMatchObject({ recipient: contactEmail, subject: '收到晨光的合作申请' })
  expect(letter?.text).toContain(`${portalUrl}/partners/apply/${id}`)
  expect(more).toEqual([])
})

test('what is read of an application names none of its people', async () => {
  const application = JSON.stringify(await find())
  expect(application).not.toContain('Zhou')
  expect(application).not.toContain(contactEmail)
})

test('what was found first stays, however many look at once', async () => {
  const notes = await Promise.all([note('file'), note('dns'), note('file'), note('dns')])
  expect(notes.filter(({ isNews }) => isNews)).toHaveLength(1)
  const found = await find()
  expect(await note('dns', later)).toEqual({ isNews: false })
  expect(await find()).toEqual(found)
})

test('the control: of two who look first and write then, the second writes over the first', async () => {
  const looks = await Promise.all([find(), find()])
  for (const [index, look] of looks.entries()) {
    if (look?.siteProvenAt !== null) continue
    const found = { siteProvenAt: index === 0 ? now : later, siteProvenBy: 'dns' } as const
    await database.db.partner.update({ where: { id: partnerId }, data: found })
  }
  expect(await find()).toMatchObject({ siteProvenAt: later })
})

test('a site that is not proven takes an operator who knows whose it is', async () => {
  await expect(approve({ isKnown: false })).rejects.toMatchObject({ code: 'site_not_proven' })
  expect(await find()).toMatchObject({ standing: 'applied' })
  expect(await auditDetails()).toBeUndefined()
  await approve({ isKnown: true })
  expect(await auditDetails()).toEqual({ name: '晨光', proof: 'known' })
})

test.each(['dns', 'file'] as const)(
  'a site that is proven by %s needs no word for it',
  async (by) => {
    await note(by)
    await approve({ isKnown: false })
    expect(await auditDetails()).toEqual({ name: '晨光', proof: by })
  },
)

test('once it is decided, nothing more is written about the site', async () => {
  await approve({ isKnown: true })
  expect(await note('dns')).toEqual({ isNews: false })
  expect(await find()).toMatchObject({ standing: 'approved', siteProvenAt: null })
})
