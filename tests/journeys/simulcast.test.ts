import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { RecordingNginx } from '../simulcast/recording-servers'
import { openBrowser, phone } from '../support/browser'
import { findFreePorts } from '../support/free-ports'
import { browserOptions, expectAccessible, looks } from '../support/looks'
import { openClass } from '../support/open-class'
import { Publisher } from '../support/publisher'
import { sharedStack } from '../support/shared-stack'
import { signInAs } from '../support/sign-in'
import type { Stack } from '../support/stack'

const siteKey = 'live-key-of-the-site'

let stack: Stack
let browser: Browser
let folder: string
let nginx: RecordingNginx
let encoder: Publisher | null = null
const contexts: BrowserContext[] = []

beforeAll(async () => {
  stack = await sharedStack()
  browser = await openBrowser()
  folder = mkdtempSync(join(tmpdir(), 'seedling-simulcast-'))
  const [port = 0] = await findFreePorts(1)
  nginx = new RecordingNginx(join(folder, 'nginx'), port)
  await nginx.start()
})
afterEach(async () => {
  await encoder?.stop()
  encoder = null
  for (const context of contexts.splice(0)) await context.close()
})
afterAll(async () => {
  await browser?.close()
  await nginx?.kill()
  rmSync(folder, { recursive: true, force: true })
})

const at = (path: string) => stack.portalUrl + path

async function openPage(path: string, who: 'teacher' | 'schoolAdmin' | 'operator') {
  const context = await browser.newContext({ ...phone, locale: 'en-GB' })
  contexts.push(context)
  const page = await context.newPage()
  await page.goto(at(path))
  await signInAs(page, stack, who)
  return page
}

async function add(page: Page, given: { name: string; address: string; key: string }) {
  await page.getByLabel('Name', { exact: true }).fill(given.name)
  await page.getByLabel('Server address').fill(given.address)
  await page.getByLabel('Stream key').fill(given.key)
  await page.getByRole('button', { name: 'Add it' }).click()
}

const targetIn = (studio: Page, name: string, state: string) =>
  studio.locator(`[data-state=${state}]`).filter({ hasText: name }).waitFor({ timeout: 20_000 })

test('an administrator sends a class on while it is on air, and the teacher sees how that goes', async () => {
  const opened = await openClass(stack, { titleEn: 'Sent on', schoolId: 'demo' })
  const { classSessionId, streamKey } = opened
  encoder = new Publisher({ rtmpUrl: stack.rtmpUrl, streamKey, size: '320x180' })
  const studio = await openPage(`/studio/${classSessionId}`, 'teacher')
  await studio.getByText('You are on air').waitFor()

  const school = await openPage(`/school/demo/classes/${classSessionId}`, 'schoolAdmin')
  await school.getByRole('link', { name: 'Send this class on' }).click()
  await school.waitForURL(/\/simulcast\?for=class/)
  expect(await school.getByLabel('What is sent').inputValue()).toBe(`class:${classSessionId}`)
  await add(school, { name: 'City TV', address: `rtmp://10.0.0.1/live`, key: siteKey })
  await school.getByRole('alert').getByText('private network').waitFor()
  expect(await school.getByLabel('Stream key').inputValue()).toBe('')
  const address = `rtmp://127.0.0.1:${nginx.port}/live`
  await add(school, { name: 'City TV', address, key: siteKey })
  await school.getByRole('status').getByText('Added').waitFor()
  await targetIn(studio, 'City TV', 'sending')

  // The class's own key at its own door: round and round.
  const ourselves = `rtmp://127.0.0.1:${stack.env.RTMP_PORT}/live`
  await add(school, { name: 'Ourselves', address: ourselves, key: streamKey })
  await targetIn(studio, 'Ourselves', 'broken')
  await studio.getByText('a class cannot be sent on to itself').waitFor()
  await targetIn(studio, 'City TV', 'sending')

  const pages = [await school.content(), await studio.content()]
  expect(pages.filter((html) => html.includes(siteKey))).toEqual([])
  await school.getByRole('button', { name: 'Switch off “City TV”' }).click()
  await targetIn(studio, 'City TV', 'off')
  await school.getByRole('button', { name: 'Remove “City TV”' }).click()
  await school.getByRole('button', { name: 'Remove “City TV”' }).waitFor({ state: 'detached' })
  await studio.getByText('City TV').waitFor({ state: 'detached' })
  expect(nginx.listRecordings()).toHaveLength(1)
  expect(await studio.getByText('You are on air').count()).toBe(1)
})

test('an operator sends on what any school broadcasts', async () => {
  const opened = await openClass(stack, { titleEn: 'For the operator' })
  const page = await openPage(`/school/${opened.schoolId}/simulcast`, 'operator')
  await add(page, { name: 'National TV', address: 'rtmps://site.example/app', key: siteKey })
  await page.getByText('rtmps://site.example:443/app').waitFor()
  expect(await page.getByRole('link', { name: 'Teachers' }).count()).toBe(0)
})

test.each(looks)(
  'the page has no serious finding ($locale, $colorScheme, $width)',
  async (look) => {
    const context = await browser.newContext(browserOptions(look))
    contexts.push(context)
    const page = await context.newPage()
    await page.goto(at('/school/demo/simulcast'))
    await signInAs(page, stack, 'schoolAdmin')
    await page.locator('h2').first().waitFor()
    await expectAccessible(page)
  },
)
