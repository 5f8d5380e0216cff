import type { Browser, BrowserContext } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { sealProfile } from '@/domain/family/child-profile'
import { sealText } from '@/domain/family/seal-child-text'
import type { Database } from '@/prisma/database'
import { desktop, openBrowser, phone } from '../support/browser'
import { makeActivePdf, makePhoto, svgWithScript } from '../support/hostile-files'
import { expectAccessible } from '../support/looks'
import { makeEvidence } from '../support/make-evidence'
import { makePerson, openAs } from '../support/person'
import { sharedStack } from '../support/shared-stack'
import type { Stack } from '../support/stack'
import { readChildKeys } from '../support/stack-child-keys'
import { openStackDatabase } from '../support/stack-database'

let stack: Stack
let browser: Browser
let db: Database
let context: BrowserContext | undefined
let made: Awaited<ReturnType<typeof makeEvidence>>
let email: string

beforeAll(async () => {
  stack = await sharedStack()
  browser = await openBrowser()
  db = openStackDatabase(stack)
})
afterAll(async () => {
  await browser?.close()
  await db?.$disconnect()
})
beforeEach(async () => {
  const keys = readChildKeys(stack)
  const person = await makePerson(db)
  email = person.email
  const profile = { name: '林小雨', birthYear: 2012, birthMonth: 5, grade: 2, regionCode: '420102' }
  const claim = { hospital: '武汉市中心医院', role: '护士' }
  made = await makeEvidence({
    ...{ db, now: new Date(), guardianId: person.accountId },
    sealedProfile: await sealProfile(profile, keys),
    sealedClaim: await sealText(JSON.stringify(claim), 'claim', keys),
  })
})
afterEach(async () => {
  await context?.close()
  // What is left waiting would come before another test's.
  await db.evidence.deleteMany({ where: { id: made.evidenceId } })
})

const wakesWithin = { timeout: 20_000, interval: 250 }

const photo = async (name = 'IMG_0001.jpg') => ({
  ...{ name, mimeType: 'image/jpeg', buffer: await makePhoto(3_000, 2_000) },
})
const address = () => `${stack.portalUrl}/family/evidence/${made.evidenceId}`
const pages = () => db.evidencePage.count({ where: { evidenceId: made.evidenceId } })

async function openFamily(options: object) {
  const opened = await openAs({ stack, browser, email, options: { ...phone, ...options } })
  context = opened.context
  await opened.page.goto(address())
  return opened.page
}

test('on a phone a guardian adds pages, is told what is wrong with a file, and sends them', async () => {
  const page = await openFamily({ locale: 'zh-CN' })
  await page.getByText('林小雨').waitFor()
  const file = page.getByLabel('添加页面')
  await file.setInputFiles({ name: '证明.jpg', mimeType: 'image/jpeg', buffer: svgWithScript })
  await page.getByRole('alert').filter({ hasText: '不是 JPEG' }).waitFor()
  await file.setInputFiles([await photo(), await photo('again.jpg')])
  await page.getByRole('img', { name: '材料第 1 页' }).waitFor()
  await expectAccessible(page)
  // The same file twice is one page.
  expect(await pages()).toBe(1)
  await file.setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: makeActivePdf() })
  await page.getByRole('img', { name: '材料第 2 页' }).waitFor()
  await page.getByRole('button', { name: '删除第 1 页' }).click()
  await page.getByRole('img', { name: '材料第 2 页' }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: '提交审核' }).click()
  await page.getByText('正在审核').waitFor()
  expect(await db.evidence.findUnique({ where: { id: made.evidenceId } })).toMatchObject({
    state: 'in_review',
  })
})

test('a line that breaks in the middle costs nothing: it is sent again by itself', async () => {
  const page = await openFamily({ locale: 'en-GB' })
  let tries = 0
  await page.route('**/api/family/evidence/*', async (route) => {
    tries += 1
    if (tries === 1) return route.abort('connectionreset')
    return route.continue()
  })
  await page.getByLabel('Add pages').setInputFiles(await photo())
  await page.getByText('The line broke').waitFor()
  await page.getByRole('img', { name: 'Page 1 of your document' }).waitFor()
  expect([tries, await pages()]).toEqual([2, 1])
})

test('without JavaScript pages are added and sent too', async () => {
  const signedIn = await openAs({ stack, browser, email, options: phone })
  const storageState = await signedIn.context.storageState()
  await signedIn.context.close()
  context = await browser.newContext({
    ...{ ...phone, locale: 'en-GB', javaScriptEnabled: false, storageState },
  })
  const page = await context.newPage()
  await page.goto(address())
  const add = async (file: { name: string; mimeType: string; buffer: Buffer }) => {
    await page.getByLabel('Add pages').setInputFiles(file)
    await page.getByRole('button', { name: 'Add it' }).click()
  }
  await add({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: svgWithScript })
  await page.getByText('This file is no JPEG').waitFor()
  await add(await photo())
  await page.getByRole('img', { name: 'Page 1 of your document' }).waitFor()
  await page.getByRole('button', { name: 'Send for review' }).click()
  await page.getByText('It is being looked at').waitFor()
})

test('a picture is a picture and nothing else, kept by nobody, and each look of a reviewer is on record', async () => {
  const page = await openFamily({ locale: 'en-GB' })
  await page.getByLabel('Add pages').setInputFiles(await photo())
  const image = page.getByRole('img', { name: 'Page 1 of your document' })
  const response = await page.request.get(
    new URL((await image.getAttribute('src')) ?? '', stack.portalUrl).href,
  )
  expect(response.headers()).toMatchObject({
    'content-type': 'image/webp',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
  })
  expect(response.headers()['content-security-policy']).toContain('sandbox')
  expect((await response.body()).includes('Test phone')).toBe(false)
  expect(await db.childAccess.count({ where: { childId: made.childId } })).toBe(0)
  const foreign = await page.request.post(
    `${stack.portalUrl}/api/family/evidence/${made.evidenceId}`,
    {
      ...{ data: await makePhoto(), headers: { 'sec-fetch-site': 'cross-site' } },
    },
  )
  expect(foreign.status()).toBe(403)
})

test('a reviewer decides by keyboard alone, takes a word back, and the family is told', async () => {
  const family = await openFamily({ locale: 'zh-CN' })
  await family.getByLabel('添加页面').setInputFiles([await photo()])
  await family.getByRole('button', { name: '提交审核' }).click()
  await family.getByText('正在审核').waitFor()
  await context?.close()

  // Other tests of this stack leave documents that wait, too.
  await db.evidence.deleteMany({ where: { id: { not: made.evidenceId } } })
  const reviewer = await makePerson(db, 'reviewer')
  const opened = await openAs({
    ...{ stack, browser, email: reviewer.email, options: { ...desktop, locale: 'en-GB' } },
  })
  context = opened.context
  const { page } = opened
  await page.goto(`${stack.portalUrl}/review`)
  await page.getByText('1 document waits').waitFor()
  const press = (key: string) => page.keyboard.press(key)
  const claim = page.getByText('武汉市中心医院')
  // Until the page has woken up no key is heard.
  await expect
    .poll(async () => {
      await press('n')
      return claim.isVisible()
    }, wakesWithin)
    .toBe(true)
  await page.getByRole('img', { name: 'Page 1 of 1' }).waitFor()
  await page.getByText("Hubei, Wuhan City 武汉市, Jiang'an District 江岸区").waitFor()
  await expectAccessible(page)
  const region = page.getByRole('region', { name: 'Document' })
  const scrollWidth = () => region.evaluate((element) => element.scrollWidth)
  const whole = await scrollWidth()
  await press('+')
  await press('+')
  expect(await scrollWidth()).toBeGreaterThan(whole)
  await press('r')
  await press('0')
  expect(await scrollWidth()).toBe(whole)

  await press('x')
  await page.locator('select:focus').waitFor()
  await page.keyboard.type('It cannot')
  await press('Tab')
  await page.locator('textarea:focus').waitFor()
  await page.keyboard.type('a x z: these letters are typed, and decide nothing')
  await press('Tab')
  await press('Enter')
  await page.getByText('Decided.').waitFor()
  await press('z')
  await page.getByText('武汉市中心医院').waitFor()
  await press('a')
  await page.getByText('Decided.').waitFor()
  await expect
    .poll(() => db.evidence.findUnique({ where: { id: made.evidenceId } }), {
      ...{ timeout: 60_000, interval: 500 },
    })
    .toMatchObject({ state: 'accepted' })
  expect(await db.subscription.findUnique({ where: { id: made.subscriptionId } })).toMatchObject({
    claimState: 'accepted',
  })
  const looks = await db.childAccess.findMany({ where: { childId: made.childId } })
  expect(new Set(looks.map(({ what }) => what))).toEqual(new Set(['profile_seen', 'evidence_seen']))
  expect(new Set(looks.map(({ accountId }) => accountId))).toEqual(new Set([reviewer.accountId]))
})

test('single keys can be switched off, and stay so', async () => {
  const reviewer = await makePerson(db, 'reviewer')
  const opened = await openAs({
    ...{ stack, browser, email: reviewer.email, options: { ...desktop, locale: 'en-GB' } },
  })
  context = opened.context
  const { page } = opened
  await page.goto(`${stack.portalUrl}/review`)
  const keys = page.getByLabel('Single keys decide')
  // Until the page has woken up nothing is kept.
  await expect
    .poll(async () => {
      await keys.setChecked(false)
      return page.evaluate(() => localStorage.getItem('reviewKeys'))
    }, wakesWithin)
    .toBe('off')
  await page.reload()
  await expect.poll(() => keys.isChecked(), wakesWithin).toBe(false)
})
