import type { Page } from 'playwright'
import type { DemoRole } from '@/scripts/demo/demo-files'
import type { Stack } from './stack'

/** Fills in the sign-in page that is open with the demo's account of that kind, and waits until it has gone. */
export async function signInAs(page: Page, { demo }: Stack, role: DemoRole) {
  if (!demo) throw new Error('this stack has no demo content')
  const { email, password } = demo.accounts[role]
  await page.locator('input[name=email]').fill(email)
  await page.locator('input[name=password]').fill(password)
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}
