import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright'
import { expect } from 'vitest'
import { desktop, phone } from './browser'

/** Each language, colour scheme and width meets each of the other two once. */
export const looks = [
  { locale: 'zh-CN', colorScheme: 'light', width: 'phone' },
  { locale: 'zh-CN', colorScheme: 'dark', width: 'desktop' },
  { locale: 'en-GB', colorScheme: 'light', width: 'desktop' },
  { locale: 'en-GB', colorScheme: 'dark', width: 'phone' },
] as const

const widths = { phone, desktop }

/** The browser's options for a look. */
export function browserOptions({ locale, colorScheme, width }: (typeof looks)[number]) {
  return { ...widths[width], locale, colorScheme }
}

/** Nothing serious for axe-core, and nothing wider than the screen. */
export async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(serious.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html) }))).toEqual([])
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow).toBe(0)
}
