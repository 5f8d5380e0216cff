import type { Browser } from 'playwright'
import { afterAll, beforeAll, test } from 'vitest'
import { demoProgrammeId } from '@/scripts/demo/demo-programme'
import { openBrowser } from '../support/browser'
import { browserOptions, expectAccessible, looks } from '../support/looks'
import { sharedStack } from '../support/shared-stack'
import { signInAs } from '../support/sign-in'
import type { Stack } from '../support/stack'

let stack: Stack
let browser: Browser
beforeAll(async () => {
  stack = await sharedStack()
  browser = await openBrowser()
}, 300_000)
afterAll(() => browser?.close())

const pages = [
  '/operations',
  '/operations/schools',
  '/operations/programmes',
  '/operations/programmes/new',
  `/operations/programmes/${demoProgrammeId}`,
  '/operations/partners',
  '/operations/partners/demo-partner',
  '/operations/partners/demo-partner?text=e',
  '/operations/partners/demo-partner/players',
  '/operations/reviewers',
  '/operations/operators',
  '/operations/duplicates',
  '/operations/waiting-room',
  '/operations/outbox',
  `/programmes/${demoProgrammeId}`,
]

test.for(looks)('the operators’ pages have no serious finding %o', async (look) => {
  const context = await browser.newContext(browserOptions(look))
  const page = await context.newPage()
  await page.goto(`${stack.portalUrl}/sign-in?next=/operations`)
  await signInAs(page, stack, 'operator')
  for (const path of pages) {
    await page.goto(stack.portalUrl + path)
    await page.locator('h1').waitFor()
    await expectAccessible(page)
  }
  await context.close()
})
