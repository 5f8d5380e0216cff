import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../support/browser'
import { sharedStack } from '../support/shared-stack'

const players = {
  'hls.js': {
    script: 'node_modules/hls.js/dist/hls.min.js',
    start: `const hls = new Hls({ lowLatencyMode: true }); hls.attachMedia(video); hls.loadSource(url)
      hls.on(Hls.Events.ERROR, (_event, data) => { if (data.fatal) errors.push(data.details) })`,
  },
  'shaka-player': {
    script: 'node_modules/shaka-player/dist/shaka-player.compiled.js',
    start: `shaka.polyfill.installAll(); const player = new shaka.Player()
      player.addEventListener('error', (event) => errors.push(String(event.detail.code)))
      player.attach(video).then(() => player.load(url)).catch((error) => errors.push(String(error.code)))`,
  },
}

let browser: Browser
let server: Server
let pageUrl: string
let playlistUrl: string

beforeAll(async () => {
  const { demo } = await sharedStack()
  if (!demo) throw new Error('the stack has no demo')
  playlistUrl = demo.playlistUrl
  browser = await openBrowser()
  server = createServer((request, response) => {
    const player = Object.entries(players).find(([name]) => request.url === `/${name}`)?.[1]
    if (player) response.setHeader('content-type', 'text/html').end(pageOf(player))
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('no port')
  pageUrl = `http://127.0.0.1:${address.port}`
})

afterAll(async () => {
  await browser?.close()
  server?.close()
})

function pageOf({ script, start }: { script: string; start: string }) {
  return `<!doctype html><title>player</title><video id="video" muted autoplay width="640"></video>
    <script>${readFileSync(script, 'utf8').replaceAll('</script', '<\\/script')}</script>
    <script>const errors = []; const video = document.getElementById('video')
      const url = ${JSON.stringify(playlistUrl)}; ${start}</script>`
}

test.each(Object.keys(players))('%s plays the lecture for ten seconds', async (name) => {
  const page = await browser.newPage()
  try {
    await page.goto(`${pageUrl}/${name}`)
    await page.waitForFunction('video.currentTime > 0 && !video.paused && video.videoWidth > 0')
    const from = await page.evaluate<number>('video.currentTime')
    await page.waitForFunction(`video.currentTime > ${from + 10}`, undefined, { timeout: 25_000 })
    expect(await page.evaluate('errors')).toEqual([])
    expect(await page.evaluate<number>('video.videoHeight')).toBeGreaterThanOrEqual(360)
  } finally {
    await page.close()
  }
})
