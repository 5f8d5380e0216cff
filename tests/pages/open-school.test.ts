import { randomUUID } from 'node:crypto'
import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openBrowser, phone } from '../support/browser'
import { browserOptions, expectAccessible, looks } from '../support/looks'
import { openSchool } from '../support/open-school'
import { Publisher } from '../support/publisher'
import { sharedStack } from '../support/shared-stack'
import { signInAs } from '../support/sign-in'
import type { Stack } from '../support/stack'

let stack: Stack
let browser: Browser
let context: BrowserContext
let page: Page
let operator: Page

beforeAll(async () => {
  stack = await sharedStack()
  browser = await openBrowser()
  const own = await browser.newContext({ locale: 'en-GB' })
  operator = await own.newPage()
  await operator.goto(at('/operations/outbox'))
  await signInAs(operator, stack, 'operator')
})
afterAll(() => browser?.close())
beforeEach(async () => {
  context = await browser.newContext({ ...phone, locale: 'en-GB' })
  page = await context.newPage()
})
afterEach(() => context.close())

const at = (path: string) => stack.portalUrl + path

test('a school is opened by phone, invites a teacher, goes on air and is approved', async () => {
  const name = `Larch ${randomUUID().slice(0, 8)}`
  const school = await openSchool({ page, operator, stack }, name)
  await page.getByText('No classes today').waitFor()

  await page.getByRole('link', { name: 'Teachers' }).click()
  const teacherEmail = `${randomUUID()}@larch.example`
  await page.getByLabel('E-mail addresses').fill(`${teacherEmail}, Li Na\nnot an address`)
  await page.getByRole('button', { name: 'Send invitations' }).click()
  await page.getByText('Nobody has been invited yet').waitFor()
  await page.getByText('Line 2:').waitFor()
  await page.getByLabel('E-mail addresses').fill(`${teacherEmail}, Li Na`)
  await page.getByRole('button', { name: 'Send invitations' }).click()
  await page.getByText('One invitation sent').waitFor()
  await page.getByRole('listitem').filter({ hasText: 'Li Na' }).waitFor()

  await page.getByRole('link', { name: 'Classrooms', exact: true }).click()
  await page.getByLabel('Name', { exact: true }).fill('Room 1')
  await page.getByRole('button', { name: 'Open it' }).click()
  await page.getByRole('button', { name: 'Make a key' }).click()
  const streamKey = (await page.getByRole('status').locator('dd').last().textContent()) ?? ''
  const schoolId = school.split('/')[2] ?? ''
  const teacher = await startClass(schoolId, streamKey)
  try {
    await page.getByRole('link', { name: 'Today' }).click()
    const row = page.getByRole('listitem').filter({ hasText: 'First class' })
    await row.getByText('On air').waitFor({ timeout: 20_000 })

    const other = await browser.newContext({ locale: 'en-GB' })
    const stranger = await other.newPage()
    const watch = (await row.getByRole('link', { name: 'First class' }).getAttribute('href')) ?? ''
    await stranger.goto(at(watch))
    await stranger.getByText('This class is for enrolled children').waitFor()
    await page.getByText('Stop this class').click()
    await page.getByLabel('Reason').fill('A test.')
    await page.getByRole('button', { name: 'Stop now' }).click()
    await row.getByText('Stopped', { exact: true }).waitFor()
    await other.close()
  } finally {
    await teacher.stop()
  }

  await operator.goto(at('/operations/schools'))
  const application = operator.getByRole('listitem').filter({ hasText: name }).first()
  await application.getByRole('button', { name: 'Approve' }).click()
  await expect.poll(() => operator.getByRole('heading', { name }).count()).toBe(0)
  await page.reload()
  expect(await page.getByText('On trial').count()).toBe(0)
  await page.getByRole('link', { name: 'Record' }).click()
  for (const deed of [
    'approved the school',
    'stopped a class: A test.',
    'opened the classroom “Room 1”',
  ]) {
    await page.getByText(deed).waitFor()
  }
})

async function startClass(schoolId: string, streamKey: string) {
  const { schools } = (await stack.cli(['list-schools'])) as {
    schools: { id: string; classrooms: { id: string }[] }[]
  }
  const classroomId = schools.find(({ id }) => id === schoolId)?.classrooms[0]?.id ?? ''
  const { courseId } = (await stack.cli([
    ...['open-course', '--school', schoolId, '--title-zh', '第一课', '--title-en', 'First class'],
    ...['--subject', 'science'],
  ])) as { courseId: string }
  await stack.cli([
    ...['schedule-class', '--classroom', classroomId, '--course', courseId],
    ...['--starts-at', new Date().toISOString(), '--minutes', '30'],
  ])
  return new Publisher({ rtmpUrl: stack.rtmpUrl, streamKey, size: '640x360' })
}

test('without JavaScript a school is opened, its invitation accepted, and a key shown once', async () => {
  const own = await browser.newContext({ ...phone, locale: 'en-GB', javaScriptEnabled: false })
  const plain = await own.newPage()
  try {
    const name = `Yew ${randomUUID().slice(0, 8)}`
    const school = await openSchool({ page: plain, operator, stack }, name)
    await plain.goto(at(`${school}/classrooms`))
    await plain.getByLabel('Name', { exact: true }).fill('Room 1')
    await plain.getByRole('button', { name: 'Open it' }).click()
    await plain.getByRole('button', { name: 'Make a key' }).click()
    const shown = plain.getByRole('status').locator('dd').last()
    expect(await shown.textContent()).toMatch(/^\S{20,}$/)
    await plain.goto(at(`${school}/classrooms`))
    await plain.getByText('Room 1').first().waitFor()
    expect(await shown.count()).toBe(0)
  } finally {
    await own.close()
  }
})

test('pages and figures of another school are as if they did not exist', async () => {
  const school = await openSchool({ page, operator, stack }, `Fir ${randomUUID().slice(0, 8)}`)
  for (const tab of ['', '/people', '/classrooms', '/record', '/settings']) {
    const answer = await page.goto(at(`/school/demo${tab}`))
    expect(answer?.status()).toBe(404)
  }
  const today = (path: string) => context.request.get(at(`/api${path}/today`))
  expect((await today(school)).status()).toBe(200)
  const [foreign, unknown] = [await today('/school/demo'), await today('/school/nothing')]
  expect([foreign.status(), await foreign.text()]).toEqual([404, await unknown.text()])
})

test('a school takes its data along and closes, by its name written out', async () => {
  const name = `Elm ${randomUUID().slice(0, 8)}`
  const school = await openSchool({ page, operator, stack }, name)
  const exported = await context.request.get(at(`/api${school}/export`))
  expect(await exported.json()).toMatchObject({ nameEn: name, standing: 'trial' })
  await page.goto(at(`${school}/settings`))
  await page.getByText('I want to close this school').click()
  await page.getByLabel('Name of the school').fill('Another')
  await page.getByLabel('Reason').fill('We have merged.')
  await page.getByRole('button', { name: 'Close for good' }).click()
  await page.getByText('This is not the name').waitFor()
  await page.getByLabel('Name of the school').fill(name)
  await page.getByRole('button', { name: 'Close for good' }).click()
  await page.getByText('This school is closed.').first().waitFor()
  await page.goto(at(`${school}/classrooms`))
  await page.getByLabel('Name', { exact: true }).fill('Room 1')
  await page.getByRole('button', { name: 'Open it' }).click()
  await page.getByRole('alert').getByText('This school is closed').waitFor()
})

test('an invitation for somebody else, or a made-up one, opens nothing', async () => {
  await page.goto(at('/invitations/made-up'))
  await page.getByText('This invitation is over').waitFor()
})

test.each(looks)(
  'its pages have no serious finding ($locale, $colorScheme, $width)',
  async (look) => {
    const own = await browser.newContext(browserOptions(look))
    const ownPage = await own.newPage()
    try {
      await ownPage.goto(at('/schools/open'))
      await expectAccessible(ownPage)
      await ownPage.goto(at('/school/demo'))
      await signInAs(ownPage, stack, 'schoolAdmin')
      for (const tab of ['', '/people', '/classrooms', '/record', '/settings']) {
        await ownPage.goto(at(`/school/demo${tab}`))
        await expectAccessible(ownPage)
      }
    } finally {
      await own.close()
    }
  },
)
