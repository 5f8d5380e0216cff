import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright'
import { readLetter } from './outbox'
import type { Stack } from './stack'

/** Somebody's page, and an operator's, in whose outbox the letters lie. */
export interface Newcomer {
  page: Page
  operator: Page
  stack: Stack
}

/** Signs in on the page that is open by a code from the e-mail. */
export async function signInByCode({ page, operator, stack }: Newcomer, email: string) {
  await page.getByLabel('E-mail address').fill(email)
  await page.getByRole('button', { name: 'Send me a code' }).click()
  await page.getByText('A code is on its way').waitFor()
  const letter = await readLetter(operator, stack, email)
  await page.getByLabel('Code from the e-mail').fill(/\d{6}/.exec(letter)?.[0] ?? '')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** Follows the link of the invitation that was e-mailed, signs in by a code and accepts. */
export async function acceptInvitation(newcomer: Newcomer, email: string) {
  const { page, operator, stack } = newcomer
  const letter = await readLetter(operator, stack, email)
  await page.goto(/http\S+\/invitations\/\S+/.exec(letter)?.[0] ?? '')
  await page.getByRole('link', { name: 'Get a code by e-mail' }).click()
  await page.getByRole('heading', { name: 'Sign in by e-mail' }).waitFor()
  await signInByCode(newcomer, email)
  await page.getByRole('button', { name: 'Accept' }).click()
}

/** Opens a school as somebody new and becomes its administrator by the letter; gives its path. */
export async function openSchool(newcomer: Newcomer, name: string) {
  const { page, stack } = newcomer
  const email = `${randomUUID()}@school.example`
  await page.goto(`${stack.portalUrl}/schools/open`)
  await page.getByLabel('Name in Chinese').fill(`${name}学校`)
  await page.getByLabel('Name in English').fill(name)
  await page.getByLabel('Region', { exact: true }).selectOption({ label: 'Hubei' })
  await page.getByLabel('Contact person').fill('Head Wu')
  await page.getByLabel('Contact’s e-mail address').fill(email)
  await page.getByRole('button', { name: 'Open the school' }).click()
  await page.getByText('The school is open, on trial').waitFor()
  await acceptInvitation(newcomer, email)
  await page.getByText('On trial: up to 5 teachers').waitFor()
  return new URL(page.url()).pathname
}
