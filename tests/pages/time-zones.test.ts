import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { scheduleWeeklyClasses } from '@/domain/course/schedule-weekly-classes'
import type { Database } from '@/prisma/database'
import { openBrowser } from '../support/browser'
import { makeClass } from '../support/make-class'
import { sharedStack } from '../support/shared-stack'
import type { Stack } from '../support/stack'
import { openStackDatabase } from '../support/stack-database'

const shanghai = 'Asia/Shanghai'
const newYork = 'America/New_York'

let stack: Stack
let browser: Browser
let db: Database

beforeAll(async () => {
  stack = await sharedStack()
  browser = await openBrowser()
  db = openStackDatabase(stack)
})
afterAll(async () => {
  await browser?.close()
  await db?.$disconnect()
})

/** A class a week about both changes of New York's clocks in 2027, 14 March and 7 November. */
async function plan({ timeZone, localTime }: { timeZone: string; localTime: string }) {
  const now = new Date()
  const startsAt = new Date(now.getTime() + 3_600_000)
  const { courseId, classroomId } = await makeClass({ db, startsAt })
  const place = { courseId, classroomId }
  const spring = { timeZone, localTime, weekdays: [1], minutes: 45, count: 2 } as const
  const planned = []
  for (const firstDay of ['2027-03-08', '2027-11-01']) {
    const weekly = { ...spring, weekdays: [1] as [number], firstDay }
    planned.push(...(await scheduleWeeklyClasses({ db, now, plan: weekly, place })))
  }
  return planned.map(({ classSessionId }) => classSessionId)
}

/** What the page of each class says to somebody whose clock is in that zone. */
async function readTimes(classSessionIds: string[], timezoneId: string) {
  const context = await browser.newContext({ locale: 'en-GB', timezoneId })
  const page = await context.newPage()
  const times: string[] = []
  for (const id of classSessionIds) {
    await page.goto(`${stack.portalUrl}/watch/${id}`)
    const zone = timezoneId === shanghai ? 'China' : 'Eastern'
    const time = page.locator('time').filter({ hasText: zone })
    times.push((await time.textContent())?.replaceAll(/[\u2009\u202f]/g, ' ') ?? '')
  }
  await context.close()
  return times
}

test('classes on the school’s clock move for the teacher in North America when summer time comes and goes', async () => {
  const classes = await plan({ timeZone: shanghai, localTime: '19:00' })
  expect(await readTimes(classes, shanghai)).toMatchInlineSnapshot(`
    [
      "Mon 8 March, 19:00–19:45 (China Standard Time)",
      "Mon 15 March, 19:00–19:45 (China Standard Time)",
      "Mon 1 November, 19:00–19:45 (China Standard Time)",
      "Mon 8 November, 19:00–19:45 (China Standard Time)",
    ]
  `)
  expect(await readTimes(classes, newYork)).toMatchInlineSnapshot(`
    [
      "Mon 8 March, 06:00–06:45 (Eastern Standard Time)",
      "Mon 15 March, 07:00–07:45 (Eastern Daylight Time)",
      "Mon 1 November, 07:00–07:45 (Eastern Daylight Time)",
      "Mon 8 November, 06:00–06:45 (Eastern Standard Time)",
    ]
  `)
})

test('classes on the teacher’s clock move for the children in China', async () => {
  const classes = await plan({ timeZone: newYork, localTime: '20:00' })
  expect(await readTimes(classes, newYork)).toMatchInlineSnapshot(`
    [
      "Mon 8 March, 20:00–20:45 (Eastern Standard Time)",
      "Mon 15 March, 20:00–20:45 (Eastern Daylight Time)",
      "Mon 1 November, 20:00–20:45 (Eastern Daylight Time)",
      "Mon 8 November, 20:00–20:45 (Eastern Standard Time)",
    ]
  `)
  expect(await readTimes(classes, shanghai)).toMatchInlineSnapshot(`
    [
      "Tue 9 March, 09:00–09:45 (China Standard Time)",
      "Tue 16 March, 08:00–08:45 (China Standard Time)",
      "Tue 2 November, 08:00–08:45 (China Standard Time)",
      "Tue 9 November, 09:00–09:45 (China Standard Time)",
    ]
  `)
})
