import type { Page } from 'playwright'
import type { Stack } from './stack'
import { until } from './until'

/** The newest letter to an address, as an operator reads it; waits until there is one. */
export async function readLetter(operator: Page, { portalUrl }: Stack, recipient: string) {
  return until(`a letter to ${recipient}`, async () => {
    await operator.goto(`${portalUrl}/operations/outbox`)
    const letter = operator.getByRole('listitem').filter({ hasText: recipient }).first()
    return (await letter.count()) > 0 && letter.locator('pre').textContent()
  })
}
