import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Grant } from '@/domain/access/may'
import { giveBackEvidence } from '@/domain/evidence/give-back-evidence'
import { sendEvidence } from '@/domain/evidence/send-evidence'
import { takeEvidence } from '@/domain/evidence/take-evidence'
import { makePhoto, makeZipBomb, svgWithScript } from '@/tests/support/hostile-files'
import { makeAccount, makeEvidence } from '@/tests/support/make-evidence'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import type { Portal } from '../server/portal'
import { makeTestPortal } from '../server/test-portal'
import { largestDocumentBytes } from '../uploads/picture-pages'
import { answerEvidencePage } from './answer-evidence-page'
import { answerUpload } from './answer-upload'

const now = new Date('2020-02-10T08:00:00Z')
const reviewerGrant: Grant = { role: 'reviewer', schoolId: null }

let database: TestDatabase
let portal: Portal
let made: Awaited<ReturnType<typeof makeEvidence>>
let reviewerId: string
const photo = await makePhoto()

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database?.close())
beforeEach(async () => {
  const { db } = database
  await db.programme.deleteMany()
  await db.family.deleteMany()
  await db.account.deleteMany()
  portal = makeTestPortal({ database, clock: () => now.getTime() })
  made = await makeEvidence({ db, now })
  reviewerId = await makeAccount({ db, now, email: 'reviewer@staff.example' })
})

interface UploadOptions {
  accountId?: string | null
  headers?: Record<string, string>
}

async function upload(body: BodyInit, { accountId, headers = {} }: UploadOptions = {}) {
  const who = accountId === undefined ? made.guardianId : accountId
  const request = new Request('http://localhost:3000/api', {
    ...{ method: 'POST', body, duplex: 'half' },
    headers: { 'sec-fetch-site': 'same-origin', ...headers },
  })
  const response = await answerUpload({
    ...{ portal, request, evidenceId: made.evidenceId, address: '192.0.2.1' },
    findAccount: async () => (who === null ? null : { accountId: who, grants: [] }),
  })
  const location = response.headers.get('location')
  return { status: response.status, text: await response.text(), location }
}
const view = (accountId: string, grants: Grant[], page = '1') =>
  answerEvidencePage({
    ...{ portal, evidenceId: made.evidenceId, page },
    findAccount: async () => ({ accountId, grants }),
  })
const countPages = () => database.db.evidencePage.count()
const bytes = (buffer: Buffer) => new Uint8Array(buffer)

test('a file is kept sealed, and only once however often it comes', async () => {
  expect(await upload(bytes(photo))).toMatchObject({ status: 200, text: '{"outcome":"added"}' })
  expect(await upload(bytes(photo))).toMatchObject({ status: 200, text: '{"outcome":"known"}' })
  const [page] = await database.db.evidencePage.findMany()
  const kept = Buffer.from(page?.sealedImage ?? [])
  expect(kept.includes('WEBP')).toBe(false)
  expect(await countPages()).toBe(1)
})

test('whoever is not signed in, is of another family, or was sent by another site, adds nothing', async () => {
  expect((await upload(bytes(photo), { accountId: null })).status).toBe(401)
  expect((await upload(bytes(photo), { accountId: reviewerId })).status).toBe(404)
  const { guardianId } = await makeEvidence({ db: database.db, now })
  expect((await upload(bytes(photo), { accountId: guardianId })).status).toBe(404)
  for (const site of ['cross-site', 'same-site', 'none']) {
    expect((await upload(bytes(photo), { headers: { 'sec-fetch-site': site } })).status).toBe(403)
  }
  expect(await countPages()).toBe(0)
})

test.each<[string, Uint8Array, number, string]>([
  ['a zip bomb', bytes(makeZipBomb()), 415, 'file_kind_unknown'],
  ['an SVG with a script', bytes(svgWithScript), 415, 'file_kind_unknown'],
  ['half a photo', bytes(photo.subarray(0, 3_000)), 422, 'file_unreadable'],
  ['nothing', new Uint8Array(), 422, 'evidence_empty'],
])('%s is refused and leaves nothing', async (_, body, status, error) => {
  const refused = await upload(new Uint8Array(body))
  expect([refused.status, JSON.parse(refused.text)]).toEqual([status, { error }])
  expect(await countPages()).toBe(0)
})

test('what is too large is not read to its end, whether it says so or not', async () => {
  const announced = String(largestDocumentBytes * 2)
  const headers = { 'content-length': announced }
  expect((await upload(bytes(photo), { headers })).status).toBe(413)
  let sent = 0
  const endless = new ReadableStream({
    pull(controller) {
      sent += 1
      controller.enqueue(new Uint8Array(1024 * 1024))
    },
  })
  expect(await upload(endless)).toMatchObject({ status: 413, text: '{"error":"file_too_large"}' })
  expect(sent).toBeLessThan(15)
})

test('a form without a script is led back to its page, with what was wrong', async () => {
  const send = (...files: Buffer[]) => {
    const form = new FormData()
    for (const file of files) {
      form.append('file', new Blob([bytes(file)], { type: 'image/jpeg' }), 'a.jpg')
    }
    return upload(form)
  }
  const page = `http://localhost:3000/family/evidence/${made.evidenceId}`
  expect(await send(photo)).toMatchObject({ status: 303, location: page })
  expect(await send(svgWithScript)).toMatchObject({
    ...{ status: 303, location: `${page}?problem=file_kind_unknown` },
  })
  expect(await countPages()).toBe(1)
  await send(photo, await makePhoto(600, 400), await makePhoto(500, 400))
  expect(await countPages()).toBe(3)
})

test('an account that sends without end is stopped; others at its address are not', async () => {
  for (let times = 0; times < 60; times += 1) await upload(new Uint8Array())
  expect((await upload(bytes(photo))).status).toBe(429)
  const first = made
  made = await makeEvidence({ db: database.db, now })
  expect((await upload(bytes(photo))).status).toBe(200)
  made = first
})

test('a reviewer sees what they have before them, as a picture alone, and it is on record before', async () => {
  await upload(bytes(photo))
  const { db } = database
  await sendEvidence({ db, now, ...made })
  expect((await view(reviewerId, [reviewerGrant])).status).toBe(404)
  await takeEvidence({ db, now, accountId: reviewerId, scope: 'all' })
  // The part was taken from them meanwhile.
  expect((await view(reviewerId, [])).status).toBe(404)
  expect(await db.childAccess.count()).toBe(0)
  const seen = await view(reviewerId, [reviewerGrant])
  expect(Object.fromEntries(seen.headers)).toEqual({
    'content-type': 'image/webp',
    'content-disposition': 'inline; filename="page-1.webp"',
    'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  })
  const image = Buffer.from(await seen.arrayBuffer())
  expect(image.subarray(8, 12).toString()).toBe('WEBP')
  expect(await db.childAccess.findMany()).toMatchObject([
    { childId: made.childId, accountId: reviewerId, what: 'evidence_seen' },
  ])
  await giveBackEvidence({ db, accountId: reviewerId })
  expect((await view(reviewerId, [reviewerGrant])).status).toBe(404)
})

test('without its record there is no look', async () => {
  await upload(bytes(photo))
  const { db } = database
  await sendEvidence({ db, now, ...made })
  await takeEvidence({ db, now, accountId: reviewerId, scope: 'all' })
  await db.$executeRaw`ALTER TABLE "ChildAccess" RENAME TO "Away"`
  const seen = await view(reviewerId, [reviewerGrant])
  await db.$executeRaw`ALTER TABLE "Away" RENAME TO "ChildAccess"`
  expect(seen.status).toBe(500)
  expect(seen.headers.get('content-type')).toContain('json')
})

test('a guardian sees the own pages, and their looks are nobody’s business', async () => {
  await upload(bytes(photo))
  expect((await view(made.guardianId, [])).status).toBe(200)
  for (const page of ['2', '0', '-1', '1e3', '01', "1'--", '../1', '99999999999']) {
    expect((await view(made.guardianId, [], page)).status, page).toBe(404)
  }
  expect(await database.db.childAccess.count()).toBe(0)
})
