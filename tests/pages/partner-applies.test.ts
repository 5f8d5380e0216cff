import { randomUUID } from 'node:crypto'
import type { Browser, BrowserContextOptions, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { desktop, openBrowser, phone } from '../support/browser'
import { browserOptions, expectAccessible, looks } from '../support/looks'
import { readLetter } from '../support/outbox'
import { type OutsideSite, openOutsideSite } from '../support/outside-site'
import { sharedStack } from '../support/shared-stack'
import { signInAs } from '../support/sign-in'
import type { Stack } from '../support/stack'

let stack: Stack
let browser: Browser
let site: OutsideSite
let operator: Page

beforeAll(async () => {
  stack = await sharedStack()
  browser = await openBrowser()
  site = await openOutsideSite()
  const context = await browser.newContext({ ...desktop, locale: 'en-GB' })
  operator = await context.newPage()
  await operator.goto(at('/operations/partners'))
  await signInAs(operator, stack, 'operator')
})
afterAll(async () => {
  site?.close()
  await browser?.close()
})

const at = (path: string) => stack.portalUrl + path

interface Applicant {
  page: Page
  name: string
  email: string
}

/** Runs with somebody who has applied for a site of their own, and reads the page of the application. */
async function withApplicant(
  options: BrowserContextOptions,
  run: (applicant: Applicant) => Promise<void>,
) {
  const context = await browser.newContext({ locale: 'en-GB', ...options })
  try {
    const [name, email] = [`Dawn ${randomUUID().slice(0, 8)}`, `${randomUUID()}@media.example`]
    const page = await context.newPage()
    await page.goto(at('/partners/apply'))
    await page.locator('input[name=nameZh]').fill(`${name}网`)
    await page.locator('input[name=nameEn]').fill(name)
    await page.locator('input[name=site]').fill(site.plainOrigin)
    await page.locator('input[name=contactName]').fill('Editor Zhou')
    await page.locator('input[name=contactEmail]').fill(email)
    await page.locator('textarea[name=purpose]').fill('Classes for children')
    await page.locator('main button[type=submit]').click()
    await page.waitForURL(/\/partners\/apply\/\w+$/)
    await run({ page, name, email })
  } finally {
    await context.close()
  }
}

const checkNow = (page: Page) => page.getByRole('button', { name: 'Check now' }).click()

/** Puts the file there, as the page's last two fields say. */
async function carryProof(page: Page) {
  const fields = page.locator('main form textarea')
  const [address, line] = [fields.nth(2), fields.nth(3)]
  site.placeFile(await address.inputValue(), `${await line.inputValue()}\n`)
}

async function openCard(name: string) {
  await operator.goto(at('/operations/partners'))
  const card = operator.getByRole('listitem').filter({ hasText: name }).first()
  await card.getByText('Approve', { exact: true }).first().click()
  return card
}

test('who applies proves the site by a file, and an operator approves without another word', async () => {
  await withApplicant(phone, async ({ page, name, email }) => {
    await page.getByText(`We wait for proof that ${site.plainOrigin} is yours`).waitFor()
    expect(await readLetter(operator, stack, email)).toContain(page.url())
    await checkNow(page)
    await page.getByRole('alert').getByText('The proof was not found yet').waitFor()
    await page.getByText('File: it was not found; your site answered with status 404').waitFor()
    await page.getByText(/^DNS: /).waitFor()
    await carryProof(page)
    await checkNow(page)
    await page.getByText('Your site was proven by its file').waitFor()
    expect(await page.getByRole('button', { name: 'Check now' }).count()).toBe(0)
    const card = await openCard(name)
    await card.getByText('proven by a file').waitFor()
    expect(await card.getByLabel('I know this partner by other means').count()).toBe(0)
    await card.getByRole('button', { name: 'Approve', exact: true }).click()
    await card.getByText('0 open players').waitFor()
    await page.reload()
    await page.getByText('Your application is approved').waitFor()
    await operator.goto(at('/operations/schools'))
    const deed = `approved the partner “${name}网” (site proven by a file)`
    await operator.getByText(deed).waitFor()
  })
})

test('a site that is not proven takes a tick, and what was typed stays', async () => {
  await withApplicant(desktop, async ({ page, name }) => {
    const card = await openCard(name)
    await card.getByText('not proven').waitFor()
    await card.getByLabel('Terms begin').first().fill('2040-03-05')
    const approve = card.getByRole('button', { name: 'Approve', exact: true })
    await approve.click()
    await card.getByText('The site is not proven. Tick this only if').waitFor()
    expect(await card.getByLabel('Terms begin').first().inputValue()).toBe('2040-03-05')
    await expectAccessible(operator)
    await card.getByLabel('I know this partner by other means').check()
    await approve.click()
    await card.getByText('0 open players').waitFor()
    await page.reload()
    await page.getByText('Your application is approved').waitFor()
  })
})

test('it works without JavaScript, and an operator can look again', async () => {
  await withApplicant({ ...phone, javaScriptEnabled: false }, async ({ page, name }) => {
    await checkNow(page)
    await page.getByText('The proof was not found yet').waitFor()
    await carryProof(page)
    const card = await openCard(name)
    await card.getByRole('button', { name: 'Check now' }).click()
    await card.getByText('The proof was found in the file').waitFor()
    await card.getByText('proven by a file').waitFor()
    await page.goto(page.url())
    await page.getByText('Your site was proven by its file').waitFor()
  })
})

test('the page is for whoever knows its address, and names nobody', async () => {
  await withApplicant(desktop, async ({ page, email }) => {
    const html = await page.content()
    expect(html).not.toContain(email)
    expect(html).not.toContain('Editor Zhou')
    expect(await page.locator('meta[name=robots]').getAttribute('content')).toContain('noindex')
    const unknown = await page.goto(at('/partners/apply/guessed'))
    expect(unknown?.status()).toBe(404)
  })
})

test.each(looks)(
  'its page has no serious finding, before a check and after ($locale, $colorScheme, $width)',
  async (look) => {
    await withApplicant(browserOptions(look), async ({ page }) => {
      await expectAccessible(page)
      await page.locator('main form button[type=submit]').click()
      await page.getByRole('alert').first().waitFor()
      await expectAccessible(page)
      await carryProof(page)
      await page.locator('main form button[type=submit]').click()
      await expect.poll(() => page.locator('main form').count()).toBe(0)
      await expectAccessible(page)
    })
  },
)
