import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '@/prisma/database'
import { desktop, openBrowser } from '../support/browser'
import { type FamilyOfThings, makeFamilyOfThings } from '../support/family-of-things'
import { browserOptions, expectAccessible, looks } from '../support/looks'
import { sharedStack } from '../support/shared-stack'
import { signInAs } from '../support/sign-in'
import type { Stack } from '../support/stack'
import { openStackDatabase } from '../support/stack-database'

let stack: Stack
let browser: Browser
let db: Database
let made: FamilyOfThings

beforeAll(async () => {
  stack = await sharedStack()
  browser = await openBrowser()
  db = openStackDatabase(stack)
  made = await makeFamilyOfThings({ db, stack, email: stack.demo?.accounts.guardian.email })
})
afterAll(async () => {
  await browser?.close()
  await db?.$disconnect()
})

const publicPages = () => ['/privacy', `/family/ask/${made.programmeId}`, '/family/join/guessed']
const ownPages = () => [
  '/family',
  '/family/privacy',
  `/family/children/${made.childId}`,
  `/family/subscriptions/${made.subscriptionId}`,
  `/family/duplicates/${made.caseId}`,
  ...['child/1', 'children', 'claim', 'consent'].map(
    (step) => `/family/ask/${made.programmeId}/${step}`,
  ),
]

test.each(looks)(
  'a family’s pages have no serious finding ($locale, $colorScheme, $width)',
  async (look) => {
    const context = await browser.newContext(browserOptions(look))
    const page = await context.newPage()
    const visit = async (path: string) => {
      await page.goto(stack.portalUrl + path)
      await page.locator('h1').first().waitFor()
      await expectAccessible(page)
    }
    try {
      for (const path of [...publicPages(), `/family/ask/${made.programmeId}/enter`])
        await visit(path)
      await page.goto(`${stack.portalUrl}/sign-in`)
      await signInAs(page, stack, 'guardian')
      for (const path of ownPages()) await visit(path)
    } finally {
      await context.close()
    }
  },
)

test('a page of the portal asks nobody else for anything', async () => {
  const context = await browser.newContext({ ...desktop, locale: 'zh-CN' })
  const page = await context.newPage()
  const asked = new Set<string>()
  page.on('request', (request) => asked.add(new URL(request.url()).host))
  try {
    for (const path of ['/', ...publicPages()]) await page.goto(stack.portalUrl + path)
    await page.goto(`${stack.portalUrl}/sign-in`)
    await signInAs(page, stack, 'guardian')
    for (const path of ownPages()) await page.goto(stack.portalUrl + path)
    const ours = [stack.portalUrl, stack.edgeUrl].map((url) => new URL(url).host)
    expect([...asked].filter((host) => !ours.includes(host))).toEqual([])
    expect(asked).toContain(new URL(stack.portalUrl).host)
  } finally {
    await context.close()
  }
})
