import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { Browser } from 'playwright'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, phone } from '../support/browser'
import { browserOptions, expectAccessible, looks } from '../support/looks'
import { openClass } from '../support/open-class'
import { Publisher } from '../support/publisher'
import { sharedStack } from '../support/shared-stack'
import { signInAs } from '../support/sign-in'
import type { Stack } from '../support/stack'

let stack: Stack
let browser: Browser

beforeAll(async () => {
  stack = await sharedStack()
  browser = await openBrowser()
})
afterAll(() => browser?.close())

const at = (path: string) => stack.portalUrl + path

test('a key is made, shown once, good for what was ticked, and withdrawn', async () => {
  const context = await browser.newContext({ ...phone, locale: 'en-GB' })
  const page = await context.newPage()
  await page.goto(at('/school/demo/api'))
  await signInAs(page, stack, 'schoolAdmin')
  await page.getByLabel('What it is for').fill('Timetable software')
  await page.getByRole('button', { name: 'Make it' }).click()
  await page.getByText('Choose at least one scope').waitFor()
  await page.getByLabel('courses:read').check()
  await page.getByRole('button', { name: 'Make it' }).click()
  const apiKey = (await page.getByRole('status').locator('code').textContent()) ?? ''
  await page.reload()
  expect(await page.content()).not.toContain(apiKey)

  const ask = async (path: string) => {
    const headers = { authorization: `Bearer ${apiKey}` }
    return fetch(at(`/api/v1/${path}`), { headers })
  }
  const courses = await ask('courses?limit=2')
  expect(courses.status).toBe(200)
  expect((await courses.json()).data).toHaveLength(2)
  expect((await ask('school')).status).toBe(403)
  await page.getByRole('button', { name: 'Withdraw' }).first().click()
  await page.getByText('No key yet').waitFor()
  expect((await ask('courses')).status).toBe(401)
  await context.close()
})

test('an address is told when a class goes live; its log shows it, and sends it again', async () => {
  const received: string[] = []
  const receiver = createServer(async (request, response) => {
    const body = await text(request)
    const headers = request.headers as Record<string, string>
    received.push((new Webhook(secret).verify(body, headers) as { type: string }).type)
    response.writeHead(204).end()
  })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  const { port } = receiver.address() as AddressInfo
  let secret = ''
  const context = await browser.newContext({ ...phone, locale: 'en-GB' })
  const page = await context.newPage()
  try {
    await page.goto(at('/school/demo/api'))
    await signInAs(page, stack, 'schoolAdmin')
    await page.getByLabel('Address').fill('school.example')
    await page.getByRole('button', { name: 'Add it' }).click()
    await page.getByText('Give the whole address').waitFor()
    await page.getByLabel('Address').fill(`http://127.0.0.1:${port}/hook`)
    await page.getByLabel('class_session.live').check()
    await page.getByRole('button', { name: 'Add it' }).click()
    secret = (await page.getByRole('status').locator('code').textContent()) ?? ''
    const made = await openClass(stack, { titleEn: 'Told', schoolId: 'demo' })
    const { rtmpUrl } = stack
    const teacher = new Publisher({ rtmpUrl, streamKey: made.streamKey, size: '640x360' })
    try {
      await expect.poll(() => received, { timeout: 40_000 }).toEqual(['class_session.live'])
    } finally {
      await teacher.stop()
    }
    const row = page.getByRole('listitem').filter({ hasText: `:${port}/hook` })
    await row.getByRole('link', { name: 'Deliveries' }).click()
    await page.getByRole('heading', { name: 'Deliveries' }).waitFor()
    await page.getByText('arrived · 204').waitFor()
    await page.getByRole('button', { name: 'Send again' }).click()
    await expect.poll(() => received.length).toBe(2)
    await page.getByRole('button', { name: 'Send a test' }).click()
    await expect.poll(() => received.at(-1)).toBe('webhook.test')
    await page.reload()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Remove this address' }).click()
    await page.getByRole('heading', { name: 'Add an address' }).waitFor()
    expect(await row.count()).toBe(0)
  } finally {
    await context.close()
    receiver.close()
  }
})

test.each(looks)(
  'its pages have no serious finding ($locale, $colorScheme, $width)',
  async (look) => {
    const own = await browser.newContext(browserOptions(look))
    const ownPage = await own.newPage()
    try {
      await ownPage.goto(at('/api-docs'))
      await expectAccessible(ownPage)
      await ownPage.goto(at('/school/demo/api'))
      await signInAs(ownPage, stack, 'schoolAdmin')
      await expectAccessible(ownPage)
    } finally {
      await own.close()
    }
  },
)
