import { setTimeout as delay } from 'node:timers/promises'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, phone } from '../support/browser'
import { expectAccessible } from '../support/looks'
import { openClass } from '../support/open-class'
import { Publisher } from '../support/publisher'
import { sharedStack } from '../support/shared-stack'
import { signInAs } from '../support/sign-in'
import type { Stack } from '../support/stack'
import { waitForState } from '../support/watching'

const untilStartMs = 25_000
const recordedAfterStartMs = 12_000
/** Twice as long as a node and an edge keep what they were told. */
const longestEffectMs = 30_000

let stack: Stack
let browser: Browser

beforeAll(async () => {
  stack = await sharedStack()
  browser = await openBrowser()
})
afterAll(() => browser?.close())

test('a replay has the timetable’s chapters; its teacher cuts off what came before, and takes it back', async () => {
  const startsAt = new Date(Date.now() + untilStartMs)
  const made = await openClass(stack, { titleEn: 'Early bird', schoolId: 'demo', startsAt })
  const { rtmpUrl, edgeUrl, portalUrl } = stack
  const playlistUrl = `${edgeUrl}/replay/n1/${made.broadcastId}/index.m3u8`
  const publisher = new Publisher({ rtmpUrl, streamKey: made.streamKey, size: '640x360' })
  const viewer = await (await browser.newContext({ ...phone, locale: 'en-GB' })).newPage()
  try {
    await viewer.goto(made.watchUrl)
    await waitForState(viewer, 'live')
    await delay(Math.max(0, startsAt.getTime() + recordedAfterStartMs - Date.now()))
  } finally {
    await publisher.stop()
  }
  await watchAgain(viewer)
  await viewer.getByRole('button', { name: /^The class/ }).click()
  const cutSeconds = await positionOf(viewer)
  expect(cutSeconds).toBeGreaterThanOrEqual(5)
  const wholeSeconds = await lengthOf(viewer)
  await expectAccessible(viewer)

  const teacher = await (await browser.newContext({ ...phone, locale: 'en-GB' })).newPage()
  await teacher.goto(`${portalUrl}/studio/${made.classSessionId}`)
  await signInAs(teacher, stack, 'teacher')
  // The Swedish locale writes dates as the field wants them.
  const local = startsAt.toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' }).replace(' ', 'T')
  await teacher.getByLabel('Show from').fill(local)
  await teacher.getByRole('button', { name: 'Cut off the rest' }).click()
  await teacher.getByText('between the two times').waitFor()
  await expectAccessible(teacher)
  await expect
    .poll(() => secondsIn(playlistUrl), { timeout: longestEffectMs })
    .toBeLessThan(wholeSeconds - cutSeconds + 1)
  await viewer.reload()
  await watchAgain(viewer)
  expect(await viewer.getByRole('button', { name: /^Before the class/ }).count()).toBe(0)

  await teacher.getByRole('button', { name: 'Take the replay back' }).click()
  await teacher.getByText('You have taken the replay back').waitFor()
  await expect
    .poll(async () => (await fetch(playlistUrl)).status, { timeout: longestEffectMs })
    .toBe(404)
  await viewer.reload()
  await waitForState(viewer, 'in_break')
  expect(await viewer.getByRole('button', { name: 'Watch again' }).count()).toBe(0)
  await teacher.getByRole('button', { name: 'Offer the replay again' }).click()
  await expect
    .poll(async () => (await fetch(playlistUrl)).status, { timeout: longestEffectMs })
    .toBe(200)
})

async function watchAgain(page: Page) {
  await page.getByRole('button', { name: 'Watch again' }).click({ timeout: 60_000 })
  await waitForState(page, 'replay')
  await page.getByRole('button', { name: 'Pause' }).waitFor()
}

const positionOf = (page: Page) => page.getByLabel('Position').inputValue().then(Number)
const lengthOf = (page: Page) => page.getByLabel('Position').getAttribute('max').then(Number)

/** What the first rendition of a replay lists. */
async function secondsIn(playlistUrl: string) {
  const multivariant = await (await fetch(playlistUrl)).text()
  const uri = multivariant.split('\n').find((line) => line !== '' && !line.startsWith('#')) ?? ''
  const media = await (await fetch(new URL(uri, playlistUrl))).text()
  const durations = [...media.matchAll(/#EXTINF:([\d.]+)/g)].map(([, seconds]) => Number(seconds))
  return durations.reduce((sum, seconds) => sum + seconds, 0)
}
