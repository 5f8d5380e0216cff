import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { splitPlaybackUrl, tokenLifeMs } from '@/common/playback-token-path'
import { openBrowser, phone } from '../support/browser'
import { openClass } from '../support/open-class'
import { Publisher } from '../support/publisher'
import { type OwnedStack, startStack } from '../support/stack'
import { openStackDatabase } from '../support/stack-database'
import { until } from '../support/until'
import { waitForPlayback, waitForState } from '../support/watching'

const lifeSeconds = 8
let stack: OwnedStack
let browser: Browser
let context: BrowserContext
let page: Page
let publisher: Publisher | null = null

beforeAll(async () => {
  stack = await startStack({ DEMO: 'off', PLAYBACK_TOKEN_SECONDS: String(lifeSeconds) })
  browser = await openBrowser()
}, 300_000)
afterAll(async () => {
  await browser?.close()
  await stack?.stop()
})

beforeEach(async () => {
  context = await browser.newContext({ ...phone, locale: 'en-GB' })
  page = await context.newPage()
})
afterEach(async () => {
  await publisher?.stop()
  publisher = null
  await context.close()
})

async function openByCode() {
  const made = await openClass(stack, { titleEn: 'By code', audience: 'class_code' })
  const { streamKey, watchUrl, classCode } = made
  publisher = new Publisher({ rtmpUrl: stack.rtmpUrl, streamKey, size: '640x360' })
  const fetched: string[] = []
  page.on('request', (request) => {
    if (request.url().startsWith(stack.edgeUrl)) fetched.push(request.url())
  })
  await page.goto(watchUrl)
  await page.getByLabel('Class code').fill(classCode)
  await page.keyboard.press('Enter')
  await waitForState(page, 'live')
  await waitForPlayback(page)
  return { ...made, fetched }
}

/** Notes from now on how long the picture stood still at most, and whether it was loaded anew. */
function watchPicture() {
  return page.evaluate(() => {
    const video = document.querySelector('video')
    if (!video) throw new Error('there is no picture')
    const seen = { longestStillMs: 0, loads: 0 }
    Object.assign(window, { seen })
    video.addEventListener('emptied', () => {
      seen.loads += 1
    })
    let [seconds, movedAtMs] = [video.currentTime, performance.now()]
    setInterval(() => {
      if (video.currentTime !== seconds) {
        seconds = video.currentTime
        movedAtMs = performance.now()
      }
      seen.longestStillMs = Math.max(seen.longestStillMs, performance.now() - movedAtMs)
    }, 50)
  })
}
const readSeen = () =>
  page.evaluate(() => {
    const seen: unknown = Reflect.get(window, 'seen')
    return seen
  })

test('a class by code plays on over many tokens without standing still, and nobody plays it without one', async () => {
  const { playlistUrl, fetched } = await openByCode()
  expect((await fetch(playlistUrl)).status).toBe(403)
  await watchPicture()
  const tokens = () => new Set(fetched.map((url) => splitPlaybackUrl(url).token))
  const [first = ''] = fetched
  expect(tokenLifeMs(splitPlaybackUrl(first).token ?? '')).toBe(lifeSeconds * 1000)
  await waitForPlayback(page, lifeSeconds * 3, lifeSeconds * 5)
  expect(tokens().size).toBeGreaterThan(4)
  expect(tokens().has(null)).toBe(false)
  expect(await readSeen()).toMatchObject({ loads: 0 })
  expect(await readSeen()).toHaveProperty(
    'longestStillMs',
    expect.toSatisfy((ms) => ms < 1_000),
  )

  // Taken elsewhere, an address works for as long as its token does.
  const stolen = fetched.findLast((url) => url.includes('.m3u8')) ?? ''
  expect((await fetch(stolen)).status).toBe(200)
  await until('the stolen address to be over', async () => (await fetch(stolen)).status === 403)
  await waitForState(page, 'live')
})

test('renewals that fail for a while leave the picture as it is', async () => {
  await openByCode()
  await watchPicture()
  // Tried again 0.5 s and 1.5 s after the first: within what is left of the token's life.
  const triesLost = 2
  let tries = 0
  await page.route('**/api/watch/**', (route) => {
    tries += 1
    return tries > triesLost ? route.continue() : route.abort()
  })
  await waitForPlayback(page, lifeSeconds * 2.5, lifeSeconds * 5)
  expect(tries).toBeGreaterThan(triesLost + 1)
  expect(await readSeen()).toMatchObject({ loads: 0 })
})

test('who may watch no longer is told so, and a class that is opened to all goes on', async () => {
  const { courseId } = await openByCode()
  const db = openStackDatabase(stack)
  const change = (audience: 'public' | 'enrolled') =>
    db.course.update({ where: { id: courseId }, data: { audience, accessChangedAt: new Date() } })
  try {
    await change('public')
    await waitForPlayback(page, lifeSeconds * 1.5)
    await change('enrolled')
    await waitForState(page, 'not_for_you')
    await page.getByText('You can no longer watch this here').waitFor()
    await change('public')
    await waitForState(page, 'live')
    await waitForPlayback(page)
  } finally {
    await db.$disconnect()
  }
})
