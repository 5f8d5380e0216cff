import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeSourceEvents, testCard } from '@/transcoder/test-source'
import { openTestTranscoder, type TestTranscoder } from '@/transcoder/test-transcoder'
import { openBrowser } from '../support/browser'
import { openPlayerPages, playerNames, waitForPicture } from '../support/player-pages'
import { until } from '../support/until'

const stretchSeconds = 7
const folder = mkdtempSync(join(tmpdir(), 'seedling-replay-'))
let browser: Browser
let transcoder: TestTranscoder
let pages: Awaited<ReturnType<typeof openPlayerPages>>

/** A line that breaks for 20 s, an end, and a teacher who starts again. */
beforeAll(async () => {
  const events = await makeSourceEvents(testCard({ seconds: stretchSeconds }))
  transcoder = await openTestTranscoder({ RECORDING: 'on', RECORDING_DIR: folder })
  const { pipeline } = transcoder
  transcoder.play(events, pipeline)
  pipeline.interrupt()
  transcoder.waitMs(20_000)
  pipeline.resume()
  transcoder.play(events, pipeline)
  pipeline.end()
  const second = transcoder.open()
  transcoder.play(events, second)
  second.end()
  const replayUrl = `${transcoder.baseUrl.replace('/live/', '/replay/')}index.m3u8`
  await until('the replay', async () => (await fetch(replayUrl)).ok)
  pages = await openPlayerPages(replayUrl)
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  pages?.close()
  await transcoder?.transcoder.stop()
  rmSync(folder, { recursive: true, force: true })
})

test.each(playerNames)('%s plays a replay over its joints to the end', async (name) => {
  const page = await browser.newPage()
  try {
    await page.goto(`${pages.url}/${name}`)
    await waitForPicture(page)
    const seconds = await page.evaluate<number>('video.duration')
    expect(Math.abs(seconds - 3 * stretchSeconds)).toBeLessThan(0.5)
    await page.evaluate('video.playbackRate = 4')
    await page.waitForFunction('video.ended', undefined, { timeout: 25_000 })
    expect(await page.evaluate('errors')).toEqual([])
  } finally {
    await page.close()
  }
})
