import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { broadcastLogId } from '@/common/broadcast-log-id'
import { openBrowser, phone } from '../support/browser'
import { browserOptions, expectAccessible, looks } from '../support/looks'
import { openClass } from '../support/open-class'
import { Publisher } from '../support/publisher'
import { sharedStack } from '../support/shared-stack'
import { signInAs } from '../support/sign-in'
import type { Stack } from '../support/stack'

let stack: Stack
let browser: Browser
let context: BrowserContext
let page: Page
let teacher: Publisher | null = null

beforeAll(async () => {
  stack = await sharedStack()
  browser = await openBrowser()
})
afterAll(() => browser?.close())

beforeEach(async () => {
  context = await browser.newContext({ ...phone, locale: 'en-GB' })
  page = await context.newPage()
})
afterEach(async () => {
  await teacher?.stop()
  teacher = null
  await context.close()
})

const address = () => `${stack.portalUrl}/operations`
const readApi = () => context.request.get(`${stack.portalUrl}/api/operations`)

async function signIn(on = page) {
  await on.goto(address())
  await signInAs(on, stack, 'operator')
  await on.getByRole('searchbox').waitFor()
}

test('whoever is no operator gets no figure of any class', async () => {
  await page.goto(address())
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  expect((await readApi()).status()).toBe(401)
  await signInAs(page, stack, 'teacher')
  await page.getByText('There is no such page').waitFor()
  const answer = await readApi()
  expect(answer.status()).toBe(403)
  expect(await answer.text()).toBe('{"error":"forbidden"}')
})

test('a class appears within five seconds of its teacher, with figures and what to mend, and goes', async () => {
  await signIn()
  await page.evaluate(() => document.body.setAttribute('data-not-reloaded', ''))
  const { streamKey, broadcastId } = await openClass(stack, { titleEn: 'Silent mountains' })
  const row = page.getByRole('listitem').filter({ hasText: broadcastLogId(broadcastId) })
  await row.getByText('Waiting').waitFor()
  teacher = new Publisher({ rtmpUrl: stack.rtmpUrl, streamKey, size: '640x360', audio: false })
  await row.getByText('On air').waitFor({ timeout: 15_000 })
  await row.getByText('The teacher sends no sound.').waitFor()
  await row.getByText('check the microphone').waitFor()
  await row.getByText(/640 × 360, 2\d fps/).waitFor()
  await row.getByText(/\d+ kbit\/s/).waitFor()

  await page.getByRole('button', { name: /Needs attention/ }).click()
  await row.waitFor()
  await page.getByRole('searchbox').fill('no such class')
  await page.getByText('No broadcast matches.').waitFor()
  await page.getByRole('button', { name: 'Show all' }).click()

  await teacher.break()
  await row.getByText('Interrupted').waitFor({ timeout: 5_000 })
  expect(await page.locator('[data-not-reloaded]').count()).toBe(1)
  expect(await page.content()).not.toContain(broadcastId)
})

test('the whole page works by keyboard', async () => {
  await signIn()
  const search = page.getByRole('searchbox')
  for (let step = 0; step < 30 && !(await search.evaluate(isFocused)); step += 1) {
    await page.keyboard.press('Tab')
  }
  expect(await search.evaluate(isFocused)).toBe(true)
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Space')
  const ended = page.getByRole('button', { name: /^Ended/ })
  expect(await ended.getAttribute('aria-pressed')).toBe('true')
})

const isFocused = (element: Element) => element === document.activeElement

test('a portal that does not answer leaves the last figures, and says from when they are', async () => {
  await signIn()
  await page.route('**/api/operations', (route) => route.abort())
  await page.getByRole('alert').getByText('does not answer').waitFor()
  await page.getByText(/What you see is from \d\d:\d\d:\d\d/).waitFor()
  await page.unroute('**/api/operations')
  await page.getByText('What you see is from').waitFor({ state: 'detached' })
})

const nothing = { broadcasts: [], isCut: false, nodes: [], edges: [] }

test('an installation without classes and nodes says so, and how to start a node', async () => {
  await signIn()
  await page.route('**/api/operations', (route) =>
    route.fulfill({ json: { ...nothing, readAt: new Date().toISOString() } }),
  )
  await page.getByText('No class is on air or about to begin').waitFor()
  await page.getByText('npm run start:media').waitFor()
  await expectAccessible(page)
})

test('a database that does not answer is named, and whoever was signed out is led back', async () => {
  await signIn()
  await page.route('**/api/operations', (route) => route.fulfill({ status: 500 }))
  await page.getByRole('alert').getByText('database does not answer').waitFor()
  await expectAccessible(page)
  await page.unroute('**/api/operations')
  await context.clearCookies({ name: 'seedling' })
  await page.getByRole('link', { name: 'Sign in again' }).click()
  await page.getByLabel('Password').waitFor()
})

test.each(looks)('it has no serious finding ($locale, $colorScheme, $width)', async (look) => {
  const own = await browser.newContext(browserOptions(look))
  try {
    const ownPage = await own.newPage()
    await ownPage.goto(address())
    await signIn(ownPage)
    await expectAccessible(ownPage)
  } finally {
    await own.close()
  }
})
