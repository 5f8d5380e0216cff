import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { toLocalTime } from '@/domain/course/local-time'
import { openBrowser, phone } from '../support/browser'
import { acceptInvitation, openSchool } from '../support/open-school'
import { Publisher } from '../support/publisher'
import { sharedStack } from '../support/shared-stack'
import { signInAs } from '../support/sign-in'
import type { Stack } from '../support/stack'
import { waitForPlayback } from '../support/watching'

let stack: Stack
let browser: Browser
let operator: Page
let encoder: Publisher | null = null

beforeAll(async () => {
  stack = await sharedStack()
  browser = await openBrowser()
  operator = await openPage()
  await operator.goto(at('/operations/outbox'))
  await signInAs(operator, stack, 'operator')
})
afterAll(async () => {
  await encoder?.stop()
  await browser?.close()
})

const at = (path: string) => stack.portalUrl + path

async function openPage(options = {}) {
  const context = await browser.newContext({ locale: 'en-GB', ...options })
  return context.newPage()
}

test('a new school is on air: from an empty form to a picture in a family’s browser', async () => {
  const head = await openPage()
  const name = `Rowan ${randomUUID().slice(0, 8)}`
  await openSchool({ page: head, operator, stack }, name)
  await operator.goto(at('/operations/schools'))
  const application = operator.getByRole('listitem').filter({ hasText: name }).first()
  await application.getByRole('button', { name: 'Approve' }).click()
  await expect.poll(() => operator.getByRole('heading', { name }).count()).toBe(0)

  await head.getByRole('link', { name: 'Teachers' }).click()
  const email = `${randomUUID()}@rowan.example`
  await head.getByLabel('E-mail addresses').fill(`${email}, Li Na`)
  await head.getByRole('button', { name: 'Send invitations' }).click()
  await head.getByText('One invitation sent').waitFor()

  const teacher = await openPage(phone)
  const signedInFrom = Date.now()
  await acceptInvitation({ page: teacher, operator, stack }, email)
  await teacher.getByText('What you can do here').waitFor()
  const signInSeconds = (Date.now() - signedInFrom) / 1_000

  const openedFrom = Date.now()
  await head.getByRole('link', { name: 'Classrooms', exact: true }).click()
  await head.getByLabel('Name', { exact: true }).fill('Room 1')
  await head.getByRole('button', { name: 'Open it' }).click()
  await head.getByRole('button', { name: 'Make a key' }).waitFor()
  await head.getByRole('link', { name: 'Courses' }).click()
  await head.getByLabel('Title in Chinese').fill('第一课')
  await head.getByLabel('Title in English').fill('First class')
  await head.getByRole('button', { name: 'Open it' }).click()
  await head.getByLabel('Teacher', { exact: true }).selectOption({ label: 'Li Na' })
  const { date, time } = toLocalTime(new Date(), 'UTC')
  await head.getByLabel('First day').fill(date)
  await head.getByLabel('Begins at').fill(time)
  await head.getByRole('button', { name: 'Plan them' }).click()
  await head.getByText('One class planned').waitFor()

  const teacherFrom = Date.now()
  await teacher.goto(at('/studio'))
  const calendar = await teacher.getByRole('link', { name: /iCalendar/ }).getAttribute('href')
  expect(await (await fetch(at(calendar ?? ''))).text()).toContain('SUMMARY:First class')
  await teacher.getByRole('link', { name: /First class/ }).click()
  await teacher.getByRole('button', { name: /^New key/ }).click()
  const streamKey =
    (await teacher.getByText('Stream key (shown only now)').locator('+ dd').textContent()) ?? ''
  encoder = new Publisher({ rtmpUrl: stack.rtmpUrl, streamKey, size: '640x360' })
  await teacher.getByText('You are on air').waitFor()
  const onAirAt = Date.now()

  const family = await openPage(phone)
  await family.goto(at('/'))
  await family
    .getByRole('link')
    .filter({ hasText: name })
    .or(family.getByRole('link', { name: /First class/ }))
    .first()
    .click()
  await waitForPlayback(family, 1)
  const seconds = {
    invitationToSignedIn: signInSeconds,
    openClassroomToOnAir: (onAirAt - openedFrom) / 1_000,
    ofTheTeacher: (onAirAt - teacherFrom) / 1_000,
  }
  process.stdout.write(`seconds: ${JSON.stringify(seconds)}\n`)
})
