import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openBrowser, phone } from '../support/browser'
import { browserOptions, expectAccessible, looks } from '../support/looks'
import { openClass } from '../support/open-class'
import { Publisher } from '../support/publisher'
import { sharedStack } from '../support/shared-stack'
import { signInAs } from '../support/sign-in'
import type { Stack } from '../support/stack'
import { waitForPlayback } from '../support/watching'

let stack: Stack
let browser: Browser
let context: BrowserContext
let page: Page
let encoder: Publisher | null = null

beforeAll(async () => {
  stack = await sharedStack()
  browser = await openBrowser()
})
afterAll(() => browser?.close())
beforeEach(async () => {
  context = await browser.newContext({ ...phone, locale: 'en-GB' })
  page = await context.newPage()
  await page.goto(at('/studio'))
  await signInAs(page, stack, 'teacher')
})
afterEach(async () => {
  await encoder?.stop()
  encoder = null
  await context.close()
})

const at = (path: string) => stack.portalUrl + path
const item = (name: string, on = page) => on.locator(`[data-item=${name}]`)

/** A class in a classroom of its own of the demo school, where the demo teacher teaches. */
const openDemoClass = (titleEn: string, given: object = {}) =>
  openClass(stack, { titleEn, schoolId: 'demo', ...given })

test('the list turns green as the encoder connects; the line breaks and comes back; the class is ended', async () => {
  const { classSessionId } = await openDemoClass('Studio class')
  await page.goto(at(`/studio/${classSessionId}`))
  await page.getByText('Start your encoder').waitFor()
  await page.getByRole('button', { name: /^New key/ }).click()
  const streamKey =
    (await page.getByText('Stream key (shown only now)').locator('+ dd').textContent()) ?? ''
  const settings = await page.getByRole('link', { name: 'OBS settings' }).getAttribute('href')
  const service = JSON.parse(decodeURIComponent(settings?.split(',')[1] ?? ''))
  expect(service).toMatchObject({
    type: 'rtmp_custom',
    settings: { server: stack.rtmpUrl, key: streamKey },
  })

  const startedAtMs = Date.now()
  encoder = new Publisher({ rtmpUrl: stack.rtmpUrl, streamKey, size: '640x360' })
  await page.getByText('You are on air').waitFor()
  const names = [
    'key',
    'connected',
    'picture',
    'sound',
    'key_frames',
    'bitrate',
    'frame_rate',
    'clock',
  ]
  for (const name of names) await item(name).getByText('(good)').waitFor({ timeout: 20_000 })
  const seconds = (Date.now() - startedAtMs) / 1000
  process.stdout.write(
    `seconds from the encoder's start until the whole list was green: ${seconds}\n`,
  )
  await item('picture').getByText('640 × 360').waitFor()

  await encoder.break()
  await page.getByRole('alert').getByText('Your line is broken').waitFor({ timeout: 6_000 })
  encoder = new Publisher({ rtmpUrl: stack.rtmpUrl, streamKey, size: '640x360' })
  await page.getByText('Your line is back').waitFor()

  const viewer = await context.newPage()
  await viewer.goto(at(`/watch/${classSessionId}`))
  await page.getByText('End the class').click()
  await page.getByRole('button', { name: 'End it now' }).click()
  await page.getByText('The class is over.').waitFor()
  await viewer.getByText('This class has ended').first().waitFor({ timeout: 20_000 })
})

test('an encoder with an old key is refused, and the studio says so', async () => {
  const { classSessionId, streamKey } = await openDemoClass('Old key')
  await page.goto(at(`/studio/${classSessionId}`))
  await page.getByRole('button', { name: /^New key/ }).click()
  await page.getByText('shown only now').waitFor()
  encoder = new Publisher({ rtmpUrl: stack.rtmpUrl, streamKey, size: '640x360' })
  await page.getByText('the key was wrong, or has been replaced').waitFor()
})

test('wrong settings are said in plain words', async () => {
  const { classSessionId, streamKey } = await openDemoClass('Wrong settings')
  await page.goto(at(`/studio/${classSessionId}`))
  encoder = new Publisher({
    ...{ rtmpUrl: stack.rtmpUrl, streamKey, size: '1280x720', audio: false },
    ...{ fps: 15, keyframeSeconds: 10, videoKbps: 8_000 },
  })
  await page.getByText('You are on air').waitFor({ timeout: 30_000 })
  await item('sound').getByText('No sound arrives').waitFor({ timeout: 20_000 })
  await item('frame_rate').getByText('which is few').waitFor({ timeout: 20_000 })
  await item('bitrate').getByText('more than many families').waitFor({ timeout: 20_000 })
  await item('key_frames').getByText('Set 2 s in your encoder').waitFor({ timeout: 30_000 })
})

test('a microphone that is muted, too far or too near is said in plain words', async () => {
  const { classSessionId, streamKey } = await openDemoClass('A microphone')
  await page.goto(at(`/studio/${classSessionId}`))
  for (const [soundGain, words] of [
    [-100, 'What arrives is silent'],
    [-30, 'Too quiet: -54 dB'],
    [30, 'Too loud'],
    [0, 'A good level: -24 dB'],
  ] as const) {
    encoder = new Publisher({ rtmpUrl: stack.rtmpUrl, streamKey, size: '640x360', soundGain })
    await item('sound').getByText(words).waitFor({ timeout: 30_000 })
    await encoder.break()
  }
})

test('a rehearsal is seen by colleagues and by nobody else', async () => {
  const { classSessionId, streamKey } = await openDemoClass('To come', {
    startsAt: new Date(Date.now() + 3_600_000),
  })
  await page.goto(at(`/studio/${classSessionId}`))
  await page.getByText('Not open yet').waitFor()
  await page.getByRole('button', { name: 'Start a rehearsal' }).click()
  await page.getByText('This is a rehearsal').waitFor()
  const watch = page.url().replace('/studio/', '/watch/')
  const colleague = await context.newPage()
  await colleague.goto(watch)
  await colleague.locator('.player[data-state=not_yet]').waitFor()
  encoder = new Publisher({ rtmpUrl: stack.rtmpUrl, streamKey, size: '640x360' })
  await page.getByText('You are on air').waitFor()
  await waitForPlayback(colleague, 1)
  const stranger = await (await browser.newContext({ locale: 'en-GB' })).newPage()
  await stranger.goto(watch)
  await stranger.getByText('This class is for enrolled children').waitFor()
  await stranger.context().close()
})

test('the studio of another school’s class does not exist', async () => {
  const { classSessionId } = await openClass(stack, { titleEn: 'Elsewhere' })
  expect((await page.goto(at(`/studio/${classSessionId}`)))?.status()).toBe(404)
  const answer = await context.request.get(at(`/api/studio/${classSessionId}`))
  expect(answer.status()).toBe(404)
})

test.each(looks)(
  'its pages have no serious finding ($locale, $colorScheme, $width)',
  async (look) => {
    const own = await browser.newContext(browserOptions(look))
    const ownPage = await own.newPage()
    try {
      const { classSessionId } = await openDemoClass(`A look ${look.locale} ${look.width}`)
      await ownPage.goto(at('/studio'))
      await signInAs(ownPage, stack, 'teacher')
      await expectAccessible(ownPage)
      await ownPage.goto(at(`/studio/${classSessionId}`))
      await item('clock', ownPage).waitFor()
      await expectAccessible(ownPage)
    } finally {
      await own.close()
    }
  },
)
