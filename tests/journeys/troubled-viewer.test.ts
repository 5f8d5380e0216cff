import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enrolChildren } from '@/domain/course-enrolment/enrol-children'
import type { Database } from '@/prisma/database'
import { desktop, openBrowser } from '../support/browser'
import { browserOptions, expectAccessible, looks } from '../support/looks'
import { openClass } from '../support/open-class'
import { Publisher } from '../support/publisher'
import { sharedStack } from '../support/shared-stack'
import { signInAs } from '../support/sign-in'
import type { Stack } from '../support/stack'
import { openStackDatabase } from '../support/stack-database'
import { waitForPlayback } from '../support/watching'

const childId = 'demo-child-1'
const child = '小禾 · Xiaohe'
/** Some two thirds of what the class needs, in bytes a second. */
const badLine = {
  offline: false,
  latency: 40,
  downloadThroughput: 75_000,
  uploadThroughput: 25_000,
}
const goodLine = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 }
const inTrouble = {
  'en-GB': 'The picture stands still for one of them',
  'zh-CN': '其中 1 人的画面正卡顿',
}
/** A player says how it fares every half minute; what it says first may still tell of the time before. */
const longestWordMs = 75_000

let stack: Stack
let browser: Browser
let db: Database
let encoder: Publisher | null = null
beforeAll(async () => {
  stack = await sharedStack()
  browser = await openBrowser()
  db = openStackDatabase(stack)
})
afterAll(async () => {
  await encoder?.stop()
  await browser?.close()
  await db?.$disconnect()
})

const at = (path: string) => stack.portalUrl + path

async function openPage() {
  const context = await browser.newContext({ ...desktop, locale: 'en-GB' })
  return context.newPage()
}

async function openAs(role: 'guardian' | 'teacher', path: string) {
  const page = await openPage()
  await page.goto(at(`/sign-in?next=${encodeURIComponent(path)}`))
  await signInAs(page, stack, role)
  return page
}

/** A class for everybody, on now, with one enrolled child, taught by the demo's teacher. */
async function openTaughtClass() {
  const made = await openClass(stack, { titleEn: 'A bad line', schoolId: 'demo' })
  const { courseId, classSessionId } = made
  const teacher = await db.account.findUniqueOrThrow({
    where: { email: stack.demo?.accounts.teacher.email ?? '' },
  })
  await db.classSession.update({
    where: { id: classSessionId },
    data: { teacherId: teacher.id },
  })
  const { familyId } = await db.child.findUniqueOrThrow({ where: { id: childId } })
  await enrolChildren({ db, now: new Date(), familyId, courseId, childIds: [childId] })
  return made
}

/** The line of one page, as good as it is told. */
async function openLine(page: Page) {
  const line = await page.context().newCDPSession(page)
  await line.send('Network.enable')
  return (quality: typeof badLine) => line.send('Network.emulateNetworkConditions', quality)
}

test('a teacher sees for how many the picture stands still, and for which child, until the line is good again', async () => {
  const { classSessionId, streamKey } = await openTaughtClass()
  const picture = { size: '640x360', fps: 15, videoKbps: 800 }
  encoder = new Publisher({ rtmpUrl: stack.rtmpUrl, streamKey, ...picture })
  const mother = await openAs('guardian', `/watch/${classSessionId}`)
  const neighbour = await openPage()
  await neighbour.goto(at(`/watch/${classSessionId}`))
  await waitForPlayback(mother, 1)
  await waitForPlayback(neighbour, 1)
  const studio = `/studio/${classSessionId}`
  const teacher = await openAs('teacher', studio)
  const row = teacher.locator('[data-child]').filter({ hasText: child })
  await teacher.getByText('2 are watching').waitFor({ timeout: 30_000 })
  await row.getByText(/there, [\d.]+ min$/).waitFor()
  expect(await teacher.getByText(inTrouble['en-GB']).count()).toBe(0)

  const setLine = await openLine(mother)
  await setLine(badLine)
  await teacher.getByText(inTrouble['en-GB']).waitFor({ timeout: longestWordMs })
  await row.getByText(/the picture falters|picture stands still/).waitFor()
  const storageState = await teacher.context().storageState()
  for (const look of looks) {
    const context = await browser.newContext({ ...browserOptions(look), storageState })
    const page = await context.newPage()
    await page.goto(at(studio))
    await page.getByText(inTrouble[look.locale]).waitFor()
    await expectAccessible(page)
    await context.close()
  }

  await setLine(goodLine)
  await teacher.getByText(inTrouble['en-GB']).waitFor({ state: 'detached', timeout: longestWordMs })
  await row.getByText(/there, [\d.]+ min$/).waitFor()
  expect(await neighbour.locator('.player[data-state="live"]').count()).toBe(1)
}, 240_000)
