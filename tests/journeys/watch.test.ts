import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openBrowser, phone } from '../support/browser'
import { openClass } from '../support/open-class'
import { Publisher, type PublisherOptions } from '../support/publisher'
import { sharedStack } from '../support/shared-stack'
import type { Stack } from '../support/stack'
import { readVideo, waitForPlayback, waitForState } from '../support/watching'

let stack: Stack
let browser: Browser
let context: BrowserContext
let page: Page
let publisher: Publisher | null = null

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
  await publisher?.stop()
  publisher = null
  await context.close()
})

function publish(streamKey: string, options: Partial<PublisherOptions> = {}) {
  publisher = new Publisher({ rtmpUrl: stack.rtmpUrl, streamKey, size: '854x480', ...options })
  return publisher
}

test('the demo lecture is in the catalogue as live, and a click plays it', async () => {
  await page.goto(stack.portalUrl)
  const title = await page.locator('a[href^="/watch/"]').first().textContent()
  await page
    .locator(`a[href="${new URL(stack.demo?.watchUrl ?? '').pathname}"]`)
    .first()
    .click()
  await waitForState(page, 'live')
  await waitForPlayback(page)
  expect(title).toBeTruthy()
})

test('a class code opens its class, from the front page and on the class’s own', async () => {
  const options = { titleEn: 'By code', audience: 'class_code' } as const
  const { watchUrl, classCode, streamKey } = await openClass(stack, options)
  publish(streamKey)
  await page.goto(stack.portalUrl)
  await page.getByRole('link', { name: 'Have a class code?' }).click()
  await page.getByRole('heading', { name: 'Join by class code' }).waitFor()
  await page.getByLabel('Class code').fill('AAAA2222')
  await page.getByRole('button', { name: 'Open the class' }).click()
  await page.getByText('No class opens with this code').waitFor()
  expect(await page.getByLabel('Class code').inputValue()).toBe('AAAA2222')

  await page.goto(watchUrl)
  expect(await page.locator('video').count()).toBe(0)
  await page.getByLabel('Class code').fill(classCode.toLowerCase())
  await page.keyboard.press('Enter')
  await waitForState(page, 'live')
  await waitForPlayback(page)
  await page.reload()
  await waitForPlayback(page)
})

test('a class goes from the waiting page to the picture, and to its pause, without a reload', async () => {
  const { watchUrl, streamKey } = await openClass(stack, { titleEn: 'Clouds and rain' })
  await page.goto(watchUrl)
  await waitForState(page, 'not_yet')
  await page.evaluate(() => document.body.setAttribute('data-not-reloaded', ''))

  const teacher = publish(streamKey)
  await waitForState(page, 'live')
  await waitForPlayback(page)
  expect((await readVideo(page)).width).toBeGreaterThan(0)

  const catalogue = await context.newPage()
  await catalogue.goto(stack.portalUrl)
  await catalogue.getByRole('link', { name: 'Clouds and rain' }).first().waitFor()

  await teacher.stop()
  await waitForState(page, 'in_break', 8)
  expect(await page.locator('[data-not-reloaded]').count()).toBe(1)
})

test('a broken line is said at once, and the class goes on when the teacher is back', async () => {
  const { watchUrl, streamKey } = await openClass(stack, { titleEn: 'Fractions' })
  const teacher = publish(streamKey)
  await page.goto(watchUrl)
  await waitForState(page, 'live')
  await waitForPlayback(page)

  await teacher.break()
  await waitForState(page, 'interrupted', 8)
  publish(streamKey)
  await waitForState(page, 'live')
  await waitForPlayback(page)
})

test('a teacher who stopped and starts again is found on the same page', async () => {
  const { watchUrl, streamKey } = await openClass(stack, { titleEn: 'Rivers of China' })
  const first = publish(streamKey)
  await page.goto(watchUrl)
  await waitForState(page, 'live')
  await first.stop()
  await waitForState(page, 'in_break', 8)
  publish(streamKey)
  await waitForState(page, 'live')
  await waitForPlayback(page)
})

test('a class of sound alone plays', async () => {
  const { watchUrl, streamKey } = await openClass(stack, { titleEn: 'Listening to poems' })
  publish(streamKey, { video: false })
  await page.goto(watchUrl)
  await waitForState(page, 'live')
  await waitForPlayback(page)
})

test('a class of pictures alone plays', async () => {
  const { watchUrl, streamKey } = await openClass(stack, { titleEn: 'Drawing in silence' })
  publish(streamKey, { audio: false })
  await page.goto(watchUrl)
  await waitForState(page, 'live')
  await waitForPlayback(page)
})

test('a listener on a bad line can stay with the sound alone, and come back', async () => {
  await page.goto(stack.demo?.watchUrl ?? '')
  await waitForPlayback(page)
  await page.getByRole('button', { name: /quality/i }).click()
  await page.getByText('Sound only').first().click()
  await page.waitForFunction(() => document.querySelector('video')?.videoWidth === 0)
  await waitForPlayback(page)

  await page.getByRole('button', { name: /quality/i }).click()
  await page.getByText(/^Auto/).first().click()
  await page.waitForFunction(() => (document.querySelector('video')?.videoWidth ?? 0) > 0)
  await waitForPlayback(page)
})

test('a class for enrolled children is not shown to strangers', async () => {
  const { watchUrl } = await openClass(stack, { titleEn: 'Our class', audience: 'enrolled' })
  await page.goto(watchUrl)
  await page.getByRole('heading', { name: 'This class is for enrolled children' }).waitFor()
  await page.locator('main').getByRole('link', { name: 'Sign in' }).waitFor()
  expect(await page.locator('.player').count()).toBe(0)
  expect(await page.content()).not.toContain('.m3u8')
})
