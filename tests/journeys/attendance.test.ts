import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, phone } from '../support/browser'
import { expectAccessible } from '../support/looks'
import { openClass } from '../support/open-class'
import { Publisher } from '../support/publisher'
import { sharedStack } from '../support/shared-stack'
import { signInAs } from '../support/sign-in'
import type { Stack } from '../support/stack'
import { waitForPlayback } from '../support/watching'

let stack: Stack
let browser: Browser
let encoder: Publisher | null = null

beforeAll(async () => {
  stack = await sharedStack()
  browser = await openBrowser()
})
afterAll(async () => {
  await encoder?.stop()
  await browser?.close()
})

const at = (path: string) => stack.portalUrl + path

async function openPage() {
  const context = await browser.newContext({ ...phone, locale: 'en-GB' })
  return context.newPage()
}

async function signIn(page: Page, role: 'schoolAdmin' | 'guardian', path: string) {
  await page.goto(at(`/sign-in?next=${encodeURIComponent(path)}`))
  await signInAs(page, stack, role)
}

test('who plays a class is counted at once, and listed with the time that really played', async () => {
  const { classSessionId, streamKey } = await openClass(stack, {
    titleEn: 'Roll call',
    schoolId: 'demo',
  })
  encoder = new Publisher({ rtmpUrl: stack.rtmpUrl, streamKey, size: '640x360' })
  const [mother, neighbour, idle, head] = [
    await openPage(),
    await openPage(),
    await openPage(),
    await openPage(),
  ]
  await signIn(mother, 'guardian', `/watch/${classSessionId}`)
  await neighbour.goto(at(`/watch/${classSessionId}`))
  await waitForPlayback(mother, 1)
  await waitForPlayback(neighbour, 1)
  // An open tab that does not play.
  await idle.goto(at(`/watch/${classSessionId}`))
  await waitForPlayback(idle, 0.1)
  await idle.getByRole('button', { name: 'Pause' }).click()
  await idle.getByRole('button', { name: 'Play' }).waitFor()

  await signIn(head, 'schoolAdmin', '/school/demo')
  const row = head.getByRole('listitem').filter({ hasText: 'Roll call' })
  await row.getByText('2 watching').waitFor({ timeout: 20_000 })
  await encoder.stop()
  await row.getByText('Paused').waitFor({ timeout: 20_000 })
  await row.getByRole('link', { name: 'Attendance' }).click()
  await head.getByText('2 people watched').waitFor()
  await head.getByText('李妈妈 · Mother Li').waitFor()
  await head.getByText('Not signed in').waitFor()
  // Opened anew: after a click Next.js takes the title away for a moment.
  await head.reload()
  await head.getByText('2 people watched').waitFor()
  await expectAccessible(head)

  const files = `/api/school/demo/attendance/${classSessionId}`
  const csv = await (await head.context().request.get(at(`${files}.csv`))).text()
  expect(csv.split('\r\n')[0]).toBe('\uFEFFName,From,To,Minutes,Present')
  expect(csv).toContain('李妈妈 · Mother Li')
  const sheet = await (await head.context().request.get(at(`${files}.xlsx`))).body()
  // A ZIP, as Office Open XML is.
  expect(sheet.subarray(0, 2).toString()).toBe('PK')
})
