import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openBrowser, phone } from '../support/browser'
import { expectAccessible } from '../support/looks'
import { openClass } from '../support/open-class'
import { Publisher } from '../support/publisher'
import { sharedStack } from '../support/shared-stack'
import type { Stack } from '../support/stack'
import { waitForPlayback, waitForState } from '../support/watching'

let stack: Stack
let browser: Browser
let context: BrowserContext
let publisher: Publisher | null = null

beforeAll(async () => {
  stack = await sharedStack()
  browser = await openBrowser()
  context = await browser.newContext({ ...phone, locale: 'en-GB' })
})
afterEach(async () => {
  await publisher?.stop()
  publisher = null
})
afterAll(() => browser?.close())

test('a class that has ended is watched again on the same page, its gap joined', async () => {
  const titleEn = 'The water cycle'
  const { watchUrl, streamKey } = await openClass(stack, { titleEn })
  const page = await context.newPage()
  await page.goto(watchUrl)
  await teach(page, streamKey)
  await publisher?.break()
  await waitForState(page, 'interrupted', 8)
  await teach(page, streamKey)
  await publisher?.stop()
  await waitForState(page, 'in_break', 8)

  const again = page.getByRole('button', { name: 'Watch again' })
  await again.waitFor({ timeout: 60_000 })
  await expectAccessible(page)
  await again.click()
  await waitForState(page, 'replay')
  await page.getByRole('button', { name: 'Pause' }).waitFor()
  await waitForPosition(page, 1)
  await expectAccessible(page)
  // Two stretches of some eight seconds; the time between them is not among it.
  const seconds = await lengthOf(page)
  expect(seconds).toBeGreaterThan(8)
  expect(seconds).toBeLessThan(40)

  await page.getByRole('button', { name: 'Pause' }).click()
  const before = await positionOf(page)
  await page.keyboard.press('ArrowRight')
  expect(await positionOf(page)).toBeGreaterThanOrEqual(Math.min(before + 10, seconds - 1))
  await page.getByLabel('Position').fill('0')
  expect(await positionOf(page)).toBeLessThan(3)
  await page.getByLabel('Speed').selectOption('2')
  await page.getByRole('button', { name: 'Play' }).click()
  await page.getByRole('button', { name: 'Pause' }).waitFor()
  await page.getByRole('button', { name: 'Play' }).waitFor({ timeout: 40_000 })
  expect(await positionOf(page)).toBeGreaterThanOrEqual(Math.floor(seconds) - 1)

  const visitor = await context.newPage()
  await visitor.goto(stack.portalUrl)
  await visitor
    .getByRole('region', { name: 'Watch again' })
    .getByRole('link', { name: titleEn })
    .click()
  await visitor.getByRole('button', { name: 'Watch again' }).click()
  await waitForPosition(visitor, 1)

  // A teacher who goes on after all is more than the recording.
  await teach(page, streamKey)
})

/** Publishes until the page shows some seconds of it. */
async function teach(page: Page, streamKey: string) {
  publisher = new Publisher({ rtmpUrl: stack.rtmpUrl, streamKey, size: '854x480' })
  await waitForState(page, 'live')
  await waitForPlayback(page, 4)
}

function positionOf(page: Page) {
  return page.getByLabel('Position').inputValue().then(Number)
}

function lengthOf(page: Page) {
  return page.getByLabel('Position').getAttribute('max').then(Number)
}

function waitForPosition(page: Page, seconds: number) {
  return page.waitForFunction(
    (least) =>
      Number(document.querySelector<HTMLInputElement>('.player-seek input')?.value) >= least,
    seconds,
  )
}
