import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { totpCode } from '@/domain/account/totp'
import { openBrowser, phone } from '../support/browser'
import { browserOptions, expectAccessible, looks } from '../support/looks'
import { readLetter } from '../support/outbox'
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
})
afterEach(() => context.close())

const at = (path: string) => stack.portalUrl + path

async function openOperator() {
  const own = await browser.newContext({ locale: 'en-GB' })
  const operator = await own.newPage()
  await operator.goto(at('/operations/outbox'))
  await signInAs(operator, stack, 'operator')
  return { operator, close: () => own.close() }
}

test('by password, and back to the page that asked for it; a wrong one keeps the address', async () => {
  await page.goto(at('/account'))
  await page.getByLabel('E-mail address').fill('teacher@demo.example')
  await page.getByLabel('Password').fill('guessed')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('alert').getByText('is not right').waitFor()
  expect(await page.getByLabel('E-mail address').inputValue()).toBe('teacher@demo.example')
  await signInAs(page, stack, 'teacher')
  expect(new URL(page.url()).pathname).toBe('/account')
  const [cookie] = (await context.cookies()).filter(({ name }) => name === 'seedling')
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
})

test('a line that breaks while signing in says so, and nothing is lost', async () => {
  await page.goto(at('/sign-in'))
  await context.setOffline(true)
  await page.getByLabel('E-mail address').fill('teacher@demo.example')
  await page.getByLabel('Password').fill('some password')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('alert').getByText('Check your connection').waitFor()
  expect(await page.getByLabel('E-mail address').inputValue()).toBe('teacher@demo.example')
})

test('by a code from the e-mail, without an account before; then it can be ended from elsewhere', async () => {
  const email = `new-${Date.now()}@family.example`
  const { operator, close } = await openOperator()
  await page.goto(at('/sign-in/code'))
  await page.getByLabel('E-mail address').fill(email)
  await page.getByRole('button', { name: 'Send me a code' }).click()
  await page.getByText('A code is on its way').waitFor()
  const letter = await readLetter(operator, stack, email)
  await close()
  await page.getByLabel('Code from the e-mail').fill('000000')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('alert').getByText('not right').waitFor()
  await page.getByLabel('Code from the e-mail').fill(/\d{6}/.exec(letter)?.[0] ?? '')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByText('this browser').waitFor()

  await page.getByLabel('New password').fill('password2020')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').getByText('among those that are tried first').waitFor()
  await page.getByLabel('New password').fill('a mountain in the rain')
  await page.getByRole('button', { name: 'Save password' }).click()
  await page.getByText('The password is changed').waitFor()

  const second = await browser.newContext({ locale: 'en-GB' })
  const elsewhere = await second.newPage()
  await elsewhere.goto(at('/sign-in'))
  await elsewhere.getByLabel('E-mail address').fill(email)
  await elsewhere.getByLabel('Password').fill('a mountain in the rain')
  await elsewhere.keyboard.press('Enter')
  await elsewhere.getByRole('button', { name: 'Sign out there' }).click()
  await expect.poll(() => elsewhere.getByRole('button', { name: 'Sign out there' }).count()).toBe(0)
  await page.reload()
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()

  await elsewhere.getByRole('button', { name: 'Sign out', exact: true }).click()
  await elsewhere.getByRole('heading', { name: 'Sign in' }).waitFor()
  await second.close()
})

test('an authenticator app is set up once, and then asked for', async () => {
  const { email, password } = await makeOperator()
  const signIn = async () => {
    await page.goto(at('/sign-in?next=/operations'))
    await page.getByLabel('E-mail address').fill(email)
    await page.getByLabel('Password').fill(password)
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.pathname !== '/sign-in')
  }
  await signIn()
  await page.goto(at('/account/second-factor'))
  const secret = (await page.locator('code').textContent())?.replaceAll(' ', '') ?? ''
  await page.getByLabel('Code from the app').fill(totpCode(secret, new Date()))
  await page.getByRole('button', { name: 'Switch it on' }).click()
  await page.getByText('Now keep these codes').waitFor()
  await expectAccessible(page)
  const recoveryCode =
    (await page.getByRole('status').getByRole('listitem').first().textContent()) ?? ''

  await context.clearCookies()
  await signIn()
  await page.getByRole('heading', { name: 'One more step' }).waitFor()
  await page.goto(at('/operations'))
  await page.getByRole('heading', { name: 'One more step' }).waitFor()
  expect((await context.request.get(at('/api/operations'))).status()).toBe(401)
  await page.getByLabel('Code from the app').fill('123456')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('alert').getByText('not right').waitFor()
  await expectAccessible(page)
  await page.getByLabel('Code from the app').fill(recoveryCode)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('searchbox').waitFor()
})

async function makeOperator() {
  const email = `operator-${Date.now()}@school.example`
  const made = (await stack.cli(['create-operator', '--email', email, '--name', 'New'])) as {
    password: string
  }
  return { email, password: made.password }
}

test('guessing is stopped, and a code by e-mail is still to be had', async () => {
  const email = `guessed-${Date.now()}@school.example`
  const { csrfToken } = await (await context.request.get(at('/api/auth/csrf'))).json()
  const guess = (password: string) =>
    context.request.post(at('/api/auth/callback/password'), {
      form: { email, password, csrfToken, json: 'true' },
    })
  const answers = await Promise.all(Array.from({ length: 8 }, (_, count) => guess(`${count}`)))
  expect(answers.map((answer) => answer.status())).toEqual(Array(8).fill(401))
  await page.goto(at('/sign-in'))
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill('one more')
  await page.keyboard.press('Enter')
  await page.getByText('Too many tries').waitFor()
  await page.getByRole('link', { name: 'Get a code by e-mail' }).click()
  await page.getByRole('heading', { name: 'Sign in by e-mail' }).waitFor()
  await page.getByLabel('E-mail address').fill(email)
  await page.getByRole('button', { name: 'Send me a code' }).click()
  await page.getByText('A code is on its way').waitFor()
})

test('guessing from one address is stopped, whatever its client says of itself', async () => {
  const { csrfToken } = await (await context.request.get(at('/api/auth/csrf'))).json()
  // The proxy on this machine has written the last two; what stands before them is its client's own.
  const guess = async (count: number, address: string) => {
    const email = `guess-${count}-${Date.now()}@school.example`
    const response = await context.request.post(at('/api/auth/callback/password'), {
      headers: { 'x-forwarded-for': `198.51.100.${count}, ${address}, 127.0.0.1` },
      form: { email, password: 'guessed', csrfToken, json: 'true' },
    })
    return new URL((await response.json()).url).searchParams.get('error')
  }
  const answers = new Set<string | null>()
  for (let count = 0; count < 60; count += 1) answers.add(await guess(count, '203.0.113.77'))
  expect([...answers]).toEqual(['wrong'])
  expect(await guess(60, '203.0.113.77')).toBe('too_many_attempts')
  expect(await guess(61, '203.0.113.78')).toBe('wrong')
})

test('the way back leads to a page of ours only', async () => {
  await page.goto(at('/sign-in?next=https://evil.example/'))
  await signInAs(page, stack, 'guardian')
  expect(page.url()).toBe(at('/account'))
})

test.each(looks)(
  'no page of it has a serious finding ($locale, $colorScheme, $width)',
  async (look) => {
    const own = await browser.newContext(browserOptions(look))
    const ownPage = await own.newPage()
    try {
      for (const path of ['/sign-in', '/sign-in/code']) {
        await ownPage.goto(at(path))
        await expectAccessible(ownPage)
      }
      await ownPage.goto(at('/operations/outbox'))
      await signInAs(ownPage, stack, 'operator')
      for (const path of ['/operations/outbox', '/account', '/account/second-factor']) {
        await ownPage.goto(at(path))
        await expectAccessible(ownPage)
      }
    } finally {
      await own.close()
    }
  },
)
