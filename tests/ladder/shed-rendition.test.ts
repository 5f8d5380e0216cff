import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { systemClock } from '@/common/clock'
import { publishFromFfmpeg, testCard } from '@/transcoder/test-source'
import { openTestTranscoder, type TestTranscoder } from '@/transcoder/test-transcoder'
import { hlsSettings } from '@/web/player/hls-settings'
import { desktop, openBrowser } from '../support/browser'

const hlsJsPath = createRequire(import.meta.url).resolve('hls.js/dist/hls.min.js')
/** A moment, on a machine that makes three pictures beside the browser. */
const longestStillMs = 1_500
const shortOfCpu = { lagMs: 5_000, cpuShare: 0.99 }

let browser: Browser
let transcoder: TestTranscoder | null = null
let publisher = new AbortController()
beforeAll(async () => {
  browser = await openBrowser()
})
afterEach(async () => {
  publisher.abort()
  await transcoder?.transcoder.stop()
})
afterAll(() => browser?.close())

async function goOnAir() {
  const opened = await openTestTranscoder({ LADDER: 'always' }, { clock: systemClock })
  transcoder = opened
  publisher = new AbortController()
  const card = ['-re', ...testCard({ seconds: 100, size: '960x540' })]
  void publishFromFfmpeg(card, (event) => opened.pipeline.push(event), publisher)
  await expect.poll(() => opened.findRun(), { timeout: 20_000 }).not.toBeNull()
  return opened
}

/** Plays with our player's settings, and keeps account of what the viewer sees. */
const viewerScript = (playlistUrl: string) => `
  const video = document.querySelector('video')
  const hls = new Hls(${JSON.stringify(hlsSettings)})
  const seen = { stillMs: 0, fatal: [], errors: [] }
  hls.on(Hls.Events.ERROR, (_event, { fatal, details }) => {
    (fatal ? seen.fatal : seen.errors).push(details)
  })
  hls.on(Hls.Events.MANIFEST_PARSED, () => { hls.startLevel = hls.firstLevel })
  hls.loadSource(${JSON.stringify(playlistUrl)})
  hls.attachMedia(video)
  let newestMs = performance.now()
  const look = (nowMs) => {
    seen.stillMs = Math.max(seen.stillMs, nowMs - newestMs)
    newestMs = nowMs
    video.requestVideoFrameCallback(look)
  }
  video.requestVideoFrameCallback(look)`

async function openViewer(playlistUrl: string) {
  const page = await browser.newPage(desktop)
  await page.setContent('<video muted autoplay style="width:960px;height:540px"></video>')
  await page.addScriptTag({ path: hlsJsPath })
  await page.addScriptTag({ content: viewerScript(playlistUrl) })
  return page
}

/** Waits until the viewer sees a picture of this height (or of another), and then some seconds of it. */
async function watchPicture(page: Page, isWanted: string) {
  await page.waitForFunction(`video.currentTime > 0 && ${isWanted}`, undefined, { timeout: 20_000 })
  const from = await page.evaluate<number>('video.currentTime')
  await page.waitForFunction(`video.currentTime > ${from + 4}`, undefined, { timeout: 20_000 })
}

const choose480p = `{
  const index = hls.levels.findIndex(({ height }) => height === 480)
  hls.capLevelToPlayerSize = false
  `

test.each([
  ['the viewer', `${choose480p} hls.nextLevel = index }`],
  ['the player', `${choose480p} hls.autoLevelCapping = index; hls.nextLevel = -1 }`],
])('a rendition chosen by %s that is given up is left without a stall', async (who, choose) => {
  const { baseUrl, pipeline } = await goOnAir()
  const page = await openViewer(`${baseUrl}index.m3u8`)
  await watchPicture(page, 'video.videoHeight > 0')
  await page.evaluate(choose)
  await watchPicture(page, 'video.videoHeight === 480')
  await page.evaluate('seen.stillMs = 0')

  pipeline.shed('480p', shortOfCpu)
  await watchPicture(page, 'video.videoHeight !== 480')
  const seen = await page.evaluate('seen')
  process.stdout.write(`480p given up, chosen by ${who}: ${JSON.stringify(seen)}\n`)
  expect(seen).toMatchObject({ fatal: [] })
  expect(await page.evaluate<number>('seen.stillMs')).toBeLessThan(longestStillMs)
  await page.close()
})
