import { AxeBuilder } from '@axe-core/playwright'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { desktop, openBrowser, phone } from '../support/browser'
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
  catalogue: () => stack.portalUrl,
  'class on air': () => stack.demo?.watchUrl ?? '',
  'class that waits': () => stack.demo?.idleWatchUrl ?? '',
  'page that is not there': () => `${stack.portalUrl}/watch/nothing`,
}
const widths = { phone, desktop }

const cases = Object.keys(pages).flatMap((name) =>
  ['en-GB', 'zh-CN'].flatMap((locale) =>
    (['light', 'dark'] as const).flatMap((colorScheme) =>
      Object.keys(widths).map((width) => ({ name, locale, colorScheme, width })),
    ),
  ),
)

test.each(cases)('$name has no serious finding ($locale, $colorScheme, $width)', async (given) => {
  const { name, locale, colorScheme, width } = given
  const size = width === 'phone' ? widths.phone : widths.desktop
  const context = await browser.newContext({ ...size, locale, colorScheme })
  try {
    const page = await context.newPage()
    await page.goto(addressOf(name))
    await page.locator('h1').first().waitFor()
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze()
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    expect(serious.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html) }))).toEqual([])
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow).toBe(0)
    expect(await page.locator('html').getAttribute('lang')).toMatch(
      locale.startsWith('zh') ? /^zh/ : /^en/,
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
