import type { BrowserContext } from 'playwright'

interface AddOptions {
  context: BrowserContext | undefined
  /** Where the addresses of a school or a partner are listed. */
  listUrl: string
  /** Where there are several to choose from. */
  event?: string
}

/** Adds an address where programs are told, as people do; gives the path of its own page. */
export async function addWebhookByHand({ context, listUrl, event }: AddOptions) {
  const page = await context?.newPage()
  if (!page) throw new Error('nobody is signed in')
  await page.goto(listUrl)
  await page.getByLabel('Address', { exact: true }).fill('https://site.example/hook')
  if (event) await page.getByLabel(event).check()
  await page.getByRole('button', { name: 'Add it' }).click()
  const link = page.getByRole('link', { name: 'Deliveries' })
  return (await link.getAttribute('href')) ?? ''
}
