import type { Browser, Frame, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { endClass } from '@/domain/broadcast/end-class'
import { scheduleClassSession } from '@/domain/course/schedule-class-session'
import { changeCarriage } from '@/domain/partner/change-carriage'
import type { Database } from '@/prisma/database'
import { desktop, openBrowser, phone } from '../support/browser'
import { expectAccessible } from '../support/looks'
import { openClass } from '../support/open-class'
import { type OutsideSite, openOutsideSite } from '../support/outside-site'
import { Publisher } from '../support/publisher'
import { sharedStack } from '../support/shared-stack'
import type { Stack } from '../support/stack'
import { openStackDatabase } from '../support/stack-database'
import { until } from '../support/until'
import { waitForPlayback, waitForState } from '../support/watching'

const minuteMs = 60_000
const title = 'After the break'

let stack: Stack
let db: Database
let browser: Browser
let site: OutsideSite
let teacher: Publisher | null = null
beforeAll(async () => {
  stack = await sharedStack()
  db = openStackDatabase(stack)
  browser = await openBrowser()
  site = await openOutsideSite()
})
afterAll(async () => {
  await teacher?.stop()
  site?.close()
  await browser?.close()
  await db?.$disconnect()
})

/** Two classes of one course in one classroom, the first on now; any site may show the course. */
async function openTwoClasses() {
  const now = new Date()
  const { id: actorId } = await db.account.findUniqueOrThrow({
    where: { email: stack.demo?.accounts.teacher.email ?? '' },
  })
  const first = await openClass(stack, {
    ...{ titleEn: 'Before the break', schoolId: 'demo' },
    startsAt: new Date(now.getTime() - 40 * minuteMs),
  })
  const { courseId, classroomId, schoolId } = first
  const startsAt = new Date(now.getTime() + 8 * minuteMs)
  const endsAt = new Date(startsAt.getTime() + 45 * minuteMs)
  const second = await scheduleClassSession({
    ...{ db, now, courseId, classroomId, startsAt, endsAt },
    ...{ titleZh: '休息之后', titleEn: title },
  })
  await changeCarriage({ db, now, actorId, schoolId, courseId, carriage: 'any_site' })
  const embed = await db.embed.findFirstOrThrow({ where: { courseId, isForAnySite: true } })
  return { actorId, first, second, embedId: embed.id }
}

/** Publishes by the classroom's key; which class that is, the portal decides. */
function teach(streamKey: string) {
  teacher = new Publisher({ rtmpUrl: stack.rtmpUrl, streamKey, size: '640x360' })
  return teacher
}

/** A page of somebody else with the player in it, which keeps what the player tells. */
async function openElsewhere(embedId: string) {
  const listen = `<script>const heard = []
    addEventListener('load', () => document.querySelector('seedling-player')
      .addEventListener('seedling-state', ({ detail }) => heard.push(detail)))</script>`
  const script = `<script src="${stack.portalUrl}/embed.js" data-seedling="${embedId}"></script>`
  site.place('/break', listen + script)
  const context = await browser.newContext({ ...desktop, locale: 'en-GB' })
  const page = await context.newPage()
  await page.goto(`${site.origin('news')}/break`)
  const frame = await until('the player’s frame', async () =>
    page.frames().find((one) => one.url().startsWith(`${stack.portalUrl}/embed/`)),
  )
  await markAsLoaded(frame)
  return { page, frame }
}

const markAsLoaded = (of: Frame | Page) =>
  of.evaluate(() => document.body.setAttribute('data-not-reloaded', ''))
const isStillLoaded = (of: Frame | Page) => of.locator('[data-not-reloaded]').count()

const waitForPicture = (frame: Frame) =>
  frame.waitForFunction(() => {
    const isLive = document.querySelector('.player[data-state="live"]') !== null
    return isLive && (document.querySelector('video')?.currentTime ?? 0) > 1
  })

test('a player elsewhere, and the page of a class, go through pause and break to the next class by themselves', async () => {
  const { actorId, first, second, embedId } = await openTwoClasses()
  const { streamKey, classSessionId } = first
  const encoder = teach(streamKey)
  const { page, frame } = await openElsewhere(embedId)
  const context = await browser.newContext({ ...phone, locale: 'en-GB' })
  const watcher = await context.newPage()
  await watcher.goto(first.watchUrl)
  await markAsLoaded(watcher)
  await waitForPicture(frame)
  await waitForPlayback(watcher, 1)

  // Off air within its time: nobody is told that it is over, and it goes on where it was.
  await encoder.stop()
  await frame.getByText('The class pauses').waitFor()
  await waitForState(watcher, 'in_break')
  await watcher.getByText('The class pauses').waitFor()
  expect(await frame.getByText('has ended').count()).toBe(0)
  const again = teach(streamKey)
  await waitForPicture(frame)
  await waitForState(watcher, 'live')

  await endClass({ db, now: new Date(), actorId, classSessionId })
  await again.exited
  for (const viewer of [frame, watcher]) {
    await viewer.getByText(`“${title}” starts in`).waitFor({ timeout: 30_000 })
    expect(await viewer.getByRole('timer').textContent()).toMatch(/0\d:\d\d/)
  }
  await expectAccessible(watcher)
  await page.waitForFunction('heard.at(-1) === "in_break"')

  // Meanwhile the class before can be watched again.
  await frame.getByRole('button', { name: 'Watch again' }).click({ timeout: 60_000 })
  await frame.locator('.player[data-state="replay"]').waitFor()
  await frame.getByRole('button', { name: 'Pause' }).waitFor()

  teach(streamKey)
  await waitForPicture(frame)
  await watcher.waitForURL(`${stack.portalUrl}/watch/${second.classSessionId}`)
  await watcher.getByRole('heading', { name: title, level: 1 }).waitFor()
  await waitForState(watcher, 'live')
  await waitForPlayback(watcher, 1)
  expect([await isStillLoaded(frame), await isStillLoaded(watcher)]).toEqual([1, 1])
  await page.waitForFunction('heard.at(-1) === "live"')
  await context.close()
  await page.context().close()
})
