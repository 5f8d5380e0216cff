import type { Browser, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { desktop, openBrowser } from '../support/browser'
import { openClass } from '../support/open-class'
import { Publisher } from '../support/publisher'
import { sharedStack } from '../support/shared-stack'
import type { Stack } from '../support/stack'
import { waitForPlayback, waitForState } from '../support/watching'

let stack: Stack
let browser: Browser
let publisher: Publisher | null = null
beforeAll(async () => {
  stack = await sharedStack()
  browser = await openBrowser()
})
afterEach(() => publisher?.stop())
afterAll(() => browser?.close())

/** The wish is three seconds; the rest is for a machine that has other tests to run. */
const longestMsToPicture = 6_000

/** The renditions of all ladders on the node that are not made because nobody asks. */
async function countIdle() {
  const metrics = await (await fetch(`${stack.originUrl}/metrics`)).text()
  return Number(/^seedling_renditions\{state="idle"\} (\d+)/m.exec(metrics)?.[1])
}

async function chooseQuality(page: Page, name: RegExp) {
  await page.getByRole('button', { name: /quality/i }).click()
  await page.getByRole('menuitemradio', { name }).click()
}

/** Milliseconds until the picture has this height; the longest time without a new picture, too. */
function measurePicture(page: Page, height: number, longestMs: number) {
  return page.evaluate(
    ({ height, longestMs }) =>
      new Promise<{ pictureMs: number; stillMs: number }>((resolve, reject) => {
        const video = document.querySelector('video')
        if (!video) return reject(new Error('there is no video'))
        const fromMs = performance.now()
        let newestMs = fromMs
        let stillMs = 0
        const giveUp = setTimeout(() => reject(new Error('no such picture')), longestMs)
        const look = (nowMs: number) => {
          stillMs = Math.max(stillMs, nowMs - newestMs)
          newestMs = nowMs
          if (video.videoHeight !== height) return video.requestVideoFrameCallback(look)
          clearTimeout(giveUp)
          resolve({ pictureMs: Math.round(nowMs - fromMs), stillMs: Math.round(stillMs) })
        }
        video.requestVideoFrameCallback(look)
      }),
    { height, longestMs },
  )
}

test('a quality that nobody watched is begun for the first who asks, and rests when nobody does', async () => {
  const { watchUrl, streamKey, classroomId } = await openClass(stack, { titleEn: 'On demand' })
  await stack.cli(['choose-ladder', '--classroom', classroomId, '--ladder', 'on-demand'])
  publisher = new Publisher({ rtmpUrl: stack.rtmpUrl, streamKey })
  const page = await browser.newPage({ ...desktop, locale: 'en-GB' })
  await page.goto(watchUrl)
  await waitForState(page, 'live')
  await waitForPlayback(page)
  await expect.poll(countIdle, { timeout: 20_000 }).toBe(3)

  await chooseQuality(page, /360p/)
  const { pictureMs, stillMs } = await measurePicture(page, 360, 20_000)
  process.stdout.write(`360p on demand: picture after ${pictureMs} ms, still for ${stillMs} ms\n`)
  expect(pictureMs).toBeLessThan(longestMsToPicture)
  await waitForPlayback(page)
  await waitForState(page, 'live')
  expect(await countIdle()).toBe(2)

  await chooseQuality(page, /720p/)
  await measurePicture(page, 720, 20_000)
  await expect.poll(countIdle, { timeout: 20_000 }).toBe(3)
  await waitForPlayback(page)
  await page.close()
})
