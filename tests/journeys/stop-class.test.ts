import { setTimeout as delay } from 'node:timers/promises'
import type { Browser } from 'playwright'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { openBrowser, phone } from '../support/browser'
import { listMediaPlaylists, readText } from '../support/hls-address'
import { openClass } from '../support/open-class'
import { Publisher } from '../support/publisher'
import { sharedStack } from '../support/shared-stack'
import type { Stack } from '../support/stack'
import { until } from '../support/until'
import { waitForPlayback, waitForState } from '../support/watching'

const longestSeconds = 2
const asksEveryMs = 50
const stoppedSchema = z.object({ outcome: z.literal('stopped'), stoppedAt: z.iso.datetime() })

let stack: Stack
let browser: Browser
let publisher: Publisher | null = null

beforeAll(async () => {
  stack = await sharedStack()
  browser = await openBrowser()
})
afterEach(async () => {
  await publisher?.stop()
  publisher = null
})
afterAll(() => browser?.close())

function publish(streamKey: string) {
  publisher = new Publisher({ rtmpUrl: stack.rtmpUrl, streamKey, size: '640x360' })
  return publisher
}

/** Asks for an address all the time; gives when it was answered with something else than before. */
async function whenRefused(url: string) {
  for (;;) {
    const { status } = await fetch(url)
    if (status !== 200) return { status, atMs: Date.now() }
    await delay(asksEveryMs)
  }
}

/** Playlists, and media that the edge holds: whole segments and parts. */
async function listAddresses(playlistUrl: string) {
  const [mediaUrl = ''] = await listMediaPlaylists(playlistUrl)
  const text = await until('a whole segment', async () => {
    const playlist = await readText(mediaUrl)
    return playlist.includes('#EXTINF') && playlist
  })
  const segments = [...text.matchAll(/^[^#\s].*\.m4s$/gm)].map(([uri]) => uri)
  const parts = [...text.matchAll(/#EXT-X-PART:.*URI="([^"]+)"/g)].map(([, uri = '']) => uri)
  const inits = [...text.matchAll(/#EXT-X-MAP:URI="([^"]+)"/g)].map(([, uri = '']) => uri)
  const media = [segments.at(-1), parts.at(-2), inits.at(-1)].map(
    (uri) => new URL(uri ?? '', mediaUrl).href,
  )
  return [playlistUrl, new URL('state.json', playlistUrl).href, mediaUrl, ...media]
}

test('a class that is stopped is gone at the edge, its publisher sent away, its recording withheld', async () => {
  const made = await openClass(stack, { titleEn: 'Stopped in the middle' })
  const { classSessionId, streamKey, playlistUrl, watchUrl } = made
  const page = await (await browser.newContext({ ...phone, locale: 'en-GB' })).newPage()
  await page.goto(watchUrl)
  const teacher = publish(streamKey)
  const gone = teacher.exited.then(() => Date.now())
  await waitForState(page, 'live')
  await waitForPlayback(page, 4)
  const addresses = await listAddresses(playlistUrl)
  for (const url of addresses) expect((await fetch(url)).status, url).toBe(200)

  const refused = addresses.map(whenRefused)
  const session = ['--class-session', classSessionId]
  const { stoppedAt } = stoppedSchema.parse(
    await stack.cli(['stop-class', ...session, '--reason', 'a test']),
  )
  const since = (ms: number) => (ms - Date.parse(stoppedAt)) / 1000
  const answers = await Promise.all(refused)
  const seconds = {
    edge: Math.max(...answers.map(({ atMs }) => since(atMs))),
    publisher: since(await gone),
  }
  await waitForState(page, 'ended', 5)
  const figures = { ...seconds, viewer: since(Date.now()) }
  process.stdout.write(`seconds from the stop until it was gone: ${JSON.stringify(figures)}\n`)
  expect(answers.map(({ status }) => status)).toEqual(addresses.map(() => 410))
  expect(seconds.edge).toBeLessThan(longestSeconds)
  expect(seconds.publisher).toBeLessThan(longestSeconds)
  expect(teacher.messages).toContain('stopped by an administrator')

  const again = publish(streamKey)
  expect(await again.exited).not.toBe(0)
  expect(again.messages).toContain('stopped by an administrator')
  const replayUrl = playlistUrl.replace('/live/', '/replay/')
  const atOrigin = (url: string) => url.replace(stack.edgeUrl, stack.originUrl)
  for (const url of [...addresses, replayUrl]) {
    expect((await fetch(url)).status, url).toBe(410)
    expect((await fetch(atOrigin(url))).status, url).toBe(410)
  }
  await page.reload()
  await waitForState(page, 'ended')
  expect(await page.getByRole('button', { name: 'Watch again' }).count()).toBe(0)

  // Undone: the evidence is a recording again, and the teacher may go on.
  await stack.cli(['resume-class', ...session])
  await page.getByRole('button', { name: 'Watch again' }).waitFor({ timeout: 60_000 })
  expect((await fetch(replayUrl)).status).toBe(200)
  publish(streamKey)
  await waitForState(page, 'live')
  await waitForPlayback(page, 2)
})
