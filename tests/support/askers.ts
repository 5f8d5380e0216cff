import type { Browser, BrowserContext } from 'playwright'
import { signInAs } from './sign-in'
import type { Stack } from './stack'

/** Who asks: nobody, and the demo's accounts, of whom two belong to the demo's school. */
export const askers = [
  'nobody',
  'guardian',
  'partner',
  'teacher',
  'schoolAdmin',
  'operator',
] as const
export type Asker = (typeof askers)[number]

export const everybody: readonly Asker[] = askers

/** A browser for each, signed in. */
export async function openAskers(stack: Stack, browser: Browser) {
  const contexts = new Map<Asker, BrowserContext>()
  for (const asker of askers) {
    const context = await browser.newContext({ locale: 'en-GB' })
    if (asker !== 'nobody') {
      const page = await context.newPage()
      await page.goto(`${stack.portalUrl}/sign-in`)
      await signInAs(page, stack, asker)
    }
    contexts.set(asker, context)
  }
  return contexts
}
