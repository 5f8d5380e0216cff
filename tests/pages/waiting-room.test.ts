import { setTimeout as delay } from 'node:timers/promises'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoProgrammeId } from '@/scripts/demo/demo-programme'
import { desktop, openBrowser } from '../support/browser'
import { browserOptions, expectAccessible, looks } from '../support/looks'
import { sharedStack } from '../support/shared-stack'
import { signInAs } from '../support/sign-in'
import type { Stack } from '../support/stack'
import { until } from '../support/until'

let stack: Stack
let browser: Browser
beforeAll(async () => {
  stack = await sharedStack()
  browser = await openBrowser()
  await choose('Always')
}, 300_000)
afterAll(async () => {
  if (browser) await choose('Never')
  await browser?.close()
})

const askPath = `/family/ask/${demoProgrammeId}`

/** As an operator does. */
async function choose(mode: 'Always' | 'Never') {
  const context = await browser.newContext({ ...desktop, locale: 'en-GB' })
  const page = await context.newPage()
  const path = '/operations/waiting-room'
  await page.goto(`${stack.portalUrl}/sign-in?next=${encodeURIComponent(path)}`)
  await signInAs(page, stack, 'operator')
  await page.getByLabel('When it is used').selectOption({ label: mode })
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved.').waitFor()
  const [word, status] = mode === 'Always' ? ['in use', 503] : ['out of use', 200]
  await until(`the waiting room to be ${word}`, async () => (await come()).status === status)
  await context.close()
}

const come = (cookie = '') =>
  fetch(stack.portalUrl + askPath, { headers: { cookie }, redirect: 'manual' })

test.for(looks)('the page on which people wait has no serious finding %o', async (look) => {
  const context = await browser.newContext(browserOptions(look))
  const page = await context.newPage()
  const answer = await page.goto(stack.portalUrl + askPath)
  expect(answer?.status()).toBe(503)
  await expectAccessible(page)
  await context.close()
})

test('whoever waits is led on when it is their turn, and loading the page anew costs nothing', async () => {
  const context = await browser.newContext(browserOptions(looks[2]))
  const page = await context.newPage()
  await page.goto(stack.portalUrl + askPath)
  await page.getByRole('heading', { name: 'Please wait a moment' }).waitFor()
  const ticket = async () =>
    (await context.cookies()).find(({ name }) => name.endsWith('waiting'))?.value
  const first = await ticket()
  expect(first).toBeTruthy()
  await page.reload()
  expect(await ticket()).toBe(first)
  await page.getByRole('link', { name: 'Begin' }).waitFor({ timeout: 30_000 })
  await context.close()
})

test('a crowd is let in by the order in which it came', async () => {
  const groups: string[][] = []
  for (let group = 0; group < 5; group += 1) {
    const answers = await Promise.all(Array.from({ length: 40 }, () => come()))
    expect(answers.every(({ status }) => status === 503)).toBe(true)
    groups.push(answers.map((answer) => answer.headers.get('set-cookie')?.split(';')[0] ?? ''))
    await delay(1_000)
  }
  const countIn = async (tickets: string[]) => {
    const statuses = await Promise.all(tickets.map(async (ticket) => (await come(ticket)).status))
    return statuses.filter((status) => status === 200).length
  }
  await until('everybody to be in', async () => {
    // The last first: whoever came before them cannot have been let in after them.
    const counts: number[] = []
    for (const tickets of groups.toReversed()) counts.unshift(await countIn(tickets))
    const first = counts.findIndex((count) => count < 40)
    if (first === -1) return true
    expect(counts.slice(first + 1)).toEqual(counts.slice(first + 1).map(() => 0))
    return false
  })
})
