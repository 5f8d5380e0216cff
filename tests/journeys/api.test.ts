import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, phone } from '../support/browser'
import { browserOptions, expectAccessible, looks } from '../support/looks'
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
  await page.goto(at('/school/demo/keys'))
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

test.each(looks)(
  'its pages have no serious finding ($locale, $colorScheme, $width)',
  async (look) => {
    const own = await browser.newContext(browserOptions(look))
    const ownPage = await own.newPage()
    try {
      await ownPage.goto(at('/api-docs'))
      await expectAccessible(ownPage)
      await ownPage.goto(at('/school/demo/keys'))
      await signInAs(ownPage, stack, 'schoolAdmin')
      await expectAccessible(ownPage)
    } finally {
      await own.close()
    }
  },
)
