import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openBrowser, phone } from '../support/browser'
import { browserOptions, expectAccessible, looks } from '../support/looks'
import { sharedStack } from '../support/shared-stack'
import type { Stack } from '../support/stack'

let stack: Stack
let browser: Browser
let context: BrowserContext
let page: Page

beforeAll(async () => {
  stack = await sharedStack()
  browser = await openBrowser()
})
afterAll(() => browser?.close())
beforeEach(async () => {
  context = await browser.newContext({ ...phone, locale: 'en-GB' })
  page = await context.newPage()
})
afterEach(() => context.close())

const untilKept = (on: Page) => on.evaluate(async () => void (await navigator.serviceWorker.ready))

test('without a line there is a page that says so, and the way back', async () => {
  await page.goto(stack.portalUrl)
  await untilKept(page)
  await context.setOffline(true)
  await page.goto(`${stack.portalUrl}/schools/open`)
  await page.getByRole('heading', { name: 'You are offline' }).waitFor()
  await context.setOffline(false)
  await page.getByRole('link', { name: 'Try again' }).click()
  await page.getByRole('heading', { name: 'Open your school' }).waitFor()
})

test('it can be installed: a manifest with a name, a start and icons that exist', async () => {
  await page.goto(stack.portalUrl)
  const client = await context.newCDPSession(page)
  const { errors, data } = await client.send('Page.getAppManifest')
  expect(errors).toEqual([])
  const manifest = JSON.parse(data ?? '{}')
  expect(manifest).toMatchObject({ display: 'standalone', start_url: '/', id: '/' })
  for (const { src } of manifest.icons) {
    expect((await context.request.get(stack.portalUrl + src)).status()).toBe(200)
  }
  const { installabilityErrors } = await client.send('Page.getInstallabilityErrors')
  const reasons = installabilityErrors.map(({ errorId }) => errorId)
  // A private window can install nothing, and the tests use one.
  expect(reasons.filter((reason) => reason !== 'in-incognito')).toEqual([])
})

test.each(looks)('the page for no line has no serious finding ($locale, $width)', async (look) => {
  const own = await browser.newContext(browserOptions(look))
  const ownPage = await own.newPage()
  try {
    await ownPage.goto(stack.portalUrl)
    await untilKept(ownPage)
    await own.setOffline(true)
    await ownPage.goto(`${stack.portalUrl}/schools/open`)
    // What checks the page is brought along by the test, not fetched.
    await expectAccessible(ownPage)
  } finally {
    await own.close()
  }
})
