import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../support/browser'
import { browserOptions, expectAccessible, looks } from '../support/looks'
import { sharedStack } from '../support/shared-stack'
import type { Stack } from '../support/stack'

let stack: Stack
let browser: Browser

beforeAll(async () => {
  stack = await sharedStack()
  browser = await openBrowser()
})
afterAll(() => browser?.close())

const pages = {
  'class code': () => `${stack.portalUrl}/join`,
  catalogue: () => stack.portalUrl,
  'class on air': () => stack.demo?.watchUrl ?? '',
  'class that waits': () => stack.demo?.idleWatchUrl ?? '',
  'partner’s application': () => `${stack.portalUrl}/partners/apply`,
  'documentation for partners': () => `${stack.portalUrl}/partners/docs`,
  'page that is not there': () => `${stack.portalUrl}/watch/nothing`,
}
const cases = Object.keys(pages).flatMap((name) => looks.map((look) => ({ name, ...look })))

test.each(cases)('$name has no serious finding ($locale, $colorScheme, $width)', async (given) => {
  const context = await browser.newContext(browserOptions(given))
  try {
    const page = await context.newPage()
    await page.goto(addressOf(given.name))
    await page.locator('h1').first().waitFor()
    await expectAccessible(page)
    expect(await page.locator('html').getAttribute('lang')).toMatch(
      given.locale.startsWith('zh') ? /^zh/ : /^en/,
    )
  } finally {
    await context.close()
  }
})

function addressOf(name: string) {
  const address = Object.entries(pages).find(([known]) => known === name)?.[1]
  if (!address) throw new Error(`no page ${name}`)
  return address()
}
