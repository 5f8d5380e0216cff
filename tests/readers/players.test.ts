import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../support/browser'
import { openPlayerPages, playerNames, waitForPicture } from '../support/player-pages'
import { sharedStack } from '../support/shared-stack'

let browser: Browser
let pages: Awaited<ReturnType<typeof openPlayerPages>>

beforeAll(async () => {
  const { demo } = await sharedStack()
  if (!demo) throw new Error('the stack has no demo')
  pages = await openPlayerPages(demo.playlistUrl)
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  pages?.close()
})

test.each(playerNames)('%s plays the lecture for ten seconds', async (name) => {
  const page = await browser.newPage()
  try {
    await page.goto(`${pages.url}/${name}`)
    await waitForPicture(page)
    const from = await page.evaluate<number>('video.currentTime')
    await page.waitForFunction(`video.currentTime > ${from + 10}`, undefined, { timeout: 25_000 })
    expect(await page.evaluate('errors')).toEqual([])
    expect(await page.evaluate<number>('video.videoHeight')).toBeGreaterThanOrEqual(360)
  } finally {
    await page.close()
  }
})

test('hls.js plays the lecture for ten seconds over HTTPS and HTTP/2', async () => {
  const { demo, env } = await sharedStack()
  if (!demo) throw new Error('the stack has no demo')
  const { pathname } = new URL(demo.playlistUrl)
  const secured = await openPlayerPages(`https://localhost:${env.EDGE_TLS_PORT}${pathname}`)
  // The certificate is one that we made ourselves.
  const page = await browser.newPage({ ignoreHTTPSErrors: true })
  try {
    await page.goto(`${secured.url}/hls.js`)
    await waitForPicture(page)
    const from = await page.evaluate<number>('video.currentTime')
    await page.waitForFunction(`video.currentTime > ${from + 10}`, undefined, { timeout: 25_000 })
    expect(await page.evaluate('errors')).toEqual([])
    const protocols = await page.evaluate(() =>
      performance.getEntriesByType('resource').flatMap((entry) => {
        const isOfEdge = entry instanceof PerformanceResourceTiming && /^https:/.test(entry.name)
        // What the browser gave up or had already names none.
        return isOfEdge && entry.nextHopProtocol ? [entry.nextHopProtocol] : []
      }),
    )
    expect(new Set(protocols)).toEqual(new Set(['h2']))
  } finally {
    await page.close()
    secured.close()
  }
})
