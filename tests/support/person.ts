import { randomUUID } from 'node:crypto'
import type { Browser, BrowserContextOptions } from 'playwright'
import { createAccount } from '@/domain/account/create-account'
import { grantRole } from '@/domain/account/grant-role'
import type { Database, Role } from '@/prisma/database'
import type { Stack } from './stack'

const password = 'a password for tests'

/** An account of its own, with a part that knows no school. */
export async function makePerson(db: Database, role?: Role) {
  const now = new Date()
  const email = `${randomUUID()}@people.example`
  const { id: accountId } = await createAccount({
    ...{ db, now, email, name: '周审', locale: 'zh', password },
  })
  if (role) await grantRole({ db, now, accountId, role, schoolId: null })
  return { accountId, email }
}

interface OpenAsOptions {
  stack: Stack
  browser: Browser
  email: string
  options: BrowserContextOptions
}

/** A browser in which that account is signed in. */
export async function openAs({ stack, browser, email, options }: OpenAsOptions) {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  await page.goto(`${stack.portalUrl}/sign-in`)
  await page.locator('input[name=email]').fill(email)
  await page.locator('input[name=password]').fill(password)
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  return { context, page }
}
