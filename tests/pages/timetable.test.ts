import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openBrowser, phone } from '../support/browser'
import { browserOptions, expectAccessible, looks } from '../support/looks'
import { sharedStack } from '../support/shared-stack'
import { signInAs } from '../support/sign-in'
import type { Stack } from '../support/stack'

let stack: Stack
let browser: Browser
let context: BrowserContext
let page: Page

beforeAll(async () => {
  stack = await sharedStack()
  browser = await openBrowser()
})
afterAll(() => browser?.close())
beforeEach(async () => {
  context = await browser.newContext({ ...phone, locale: 'en-GB' })
  page = await context.newPage()
  await page.goto(at('/school/demo/courses'))
  await signInAs(page, stack, 'schoolAdmin')
})
afterEach(() => context.close())

const at = (path: string) => stack.portalUrl + path
let courses = 0

async function openCourse() {
  courses += 1
  const title = `Botany ${Date.now()} ${courses}`
  await page.goto(at('/school/demo/courses'))
  await page.getByLabel('Title in Chinese').fill(title)
  await page.getByLabel('Title in English').fill(title)
  await page.getByRole('button', { name: 'Open it' }).click()
  await page.getByRole('heading', { level: 2, name: title }).waitFor()
  return title
}

async function plan(day: string, time: string, count = '1', on = page) {
  await on.getByLabel('Classroom').selectOption({ label: '三号直播教室 · Room 3' })
  await on.getByLabel('First day').fill(day)
  await on.getByLabel('Begins at').fill(time)
  await on.getByLabel('How many classes').fill(count)
  await on.getByRole('button', { name: 'Plan them' }).click()
}

test('forty classes at one go; a clash is refused by name, and what was typed stays', async () => {
  await openCourse()
  await page.getByText('Tuesday').click()
  await page.getByText('Thursday').click()
  await plan('2031-03-04', '07:00', '40')
  await page.getByText('40 classes planned').waitFor()
  const listed = page.getByRole('listitem').filter({ hasText: '07:00–07:45' })
  await page.reload()
  expect(await listed.count()).toBe(0)

  const title = await openCourse()
  await plan('2031-03-04', '07:30')
  await page.getByRole('alert').getByText('is taken on').waitFor()
  expect(await page.getByLabel('First day').inputValue()).toBe('2031-03-04')
  await page.goto(at('/school/demo/timetable?week=2031-03-06'))
  await page.getByText('07:00–07:45').first().waitFor()
  expect(await page.getByText(title).count()).toBe(0)
})

test('a substitute in three clicks, a move and a cancellation; two who change the same are told', async () => {
  const title = await openCourse()
  await plan('2027-01-05', '06:00')
  await page.getByText('One class planned').waitFor()
  await page.goto(at('/school/demo/timetable?week=2027-01-05'))
  await page.getByRole('link', { name: title }).click()
  const change = page.getByRole('button', { name: 'Save' })
  await change.waitFor()

  const second = await context.newPage()
  await second.goto(page.url())
  await page.getByLabel('Teacher', { exact: true }).selectOption({ label: '陈老师 · Teacher Chen' })
  await change.click()
  await page.getByText('Saved.').waitFor()
  await second.getByLabel('Begins at').fill('05:00')
  await second.getByRole('button', { name: 'Save' }).click()
  await second.getByRole('alert').getByText('changed this meanwhile').waitFor()
  await second.getByText('There now: 陈老师 · Teacher Chen').waitFor()
  await second.close()

  await page.reload()
  await page.getByLabel('Begins at').fill('06:30')
  await change.click()
  await page.getByText('Saved.').waitFor()
  await page.getByText('Cancel this class').click()
  await page.getByLabel('Reason').last().fill('The teacher is ill.')
  await page.getByRole('button', { name: 'Cancel the class' }).click()
  await page.getByText('This class is cancelled').waitFor()

  await page.goto(at('/school/demo/courses'))
  await page.getByRole('link', { name: title }).click()
  const feed = await page.getByRole('link', { name: /calendar/ }).getAttribute('href')
  const calendar = await (await context.request.get(at(feed ?? ''))).text()
  expect(calendar).toContain('STATUS:CANCELLED')
  expect(calendar).toContain('DTSTART:20270104T223000Z')
  const address = /URL;VALUE=URI:(\S+)/.exec(calendar)?.[1] ?? ''
  await page.goto(address)
  await page.getByText('This class is cancelled. The teacher is ill.').waitFor()
})

test('what somebody else has saved is not lost by a page that is older, and neither is what is typed there', async () => {
  await openCourse()
  const older = await context.newPage()
  await older.goto(page.url())
  const save = (of: Page) => of.getByRole('button', { name: 'Save', exact: true }).first().click()
  await page.getByLabel('Title in English').fill('Mosses')
  await save(page)
  await page.getByText('Saved.').waitFor()

  // Rendered anew by another form of the page, which leaves this one as it is.
  await older.getByLabel('Description').fill('With a lens.')
  await plan('2031-05-06', '05:00', '1', older)
  await older.getByText('One class planned').waitFor()
  await save(older)
  await older.getByRole('alert').getByText('changed this meanwhile').waitFor()
  await older.getByText('There now: Mosses').waitFor()
  expect(await older.getByLabel('Description').inputValue()).toBe('With a lens.')

  await older.getByLabel('Title in English').fill('Mosses')
  await save(older)
  await older.getByRole('status').getByText('Saved.').waitFor()
  await older.getByLabel('Description').fill('With two lenses.')
  await save(older)
  await expect
    .poll(async () => {
      await page.reload()
      return page.getByLabel('Description').inputValue()
    })
    .toBe('With two lenses.')
  expect(await page.getByLabel('Title in English').inputValue()).toBe('Mosses')
})

test.each(looks)(
  'its pages have no serious finding ($locale, $colorScheme, $width)',
  async (look) => {
    const own = await browser.newContext(browserOptions(look))
    const ownPage = await own.newPage()
    try {
      await ownPage.goto(at('/school/demo/courses'))
      await signInAs(ownPage, stack, 'schoolAdmin')
      await expectAccessible(ownPage)
      await ownPage.goto(at('/school/demo/timetable'))
      await expectAccessible(ownPage)
      await ownPage.goto(at('/school/demo/courses/demo-mathematics'))
      await expectAccessible(ownPage)
      // Opened by its address: after a click Next.js takes the title away for a moment.
      const href = await ownPage.locator('a[href*="/classes/"]').first().getAttribute('href')
      await ownPage.goto(at(href ?? ''))
      await ownPage.locator('input[type=time]').waitFor()
      await expectAccessible(ownPage)
    } finally {
      await own.close()
    }
  },
)
