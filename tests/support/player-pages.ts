import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { Page } from 'playwright'
import { describeVideo } from './watching'

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

export const playerNames = Object.keys(players)

/** Pages at `<url>/<player>`, each with one bare player: `video` and `errors` are its globals. */
export async function openPlayerPages(playlistUrl: string) {
  const server = createServer((request, response) => {
    const player = Object.entries(players).find(([name]) => request.url === `/${name}`)?.[1]
    if (player) response.setHeader('content-type', 'text/html').end(pageOf(player, playlistUrl))
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('no port')
  return { url: `http://127.0.0.1:${address.port}`, close: () => void server.close() }
}

/** Waits for a moving picture; what the player and its video element say is the error when none comes. */
export async function waitForPicture(page: Page) {
  const isDecided =
    'errors.length > 0 || (video.currentTime > 0 && !video.paused && video.videoWidth > 0)'
  try {
    await page.waitForFunction(isDecided)
    const errors = await page.evaluate<string[]>('errors')
    if (errors.length > 0) throw new Error(`the player failed: ${errors.join(', ')}`)
  } catch (cause) {
    throw new Error(JSON.stringify(await describeVideo(page)), { cause })
  }
}

function pageOf({ script, start }: { script: string; start: string }, playlistUrl: string) {
  return `<!doctype html><title>player</title><video id="video" muted autoplay width="640"></video>
    <script>${readFileSync(script, 'utf8').replaceAll('</script', '<\\/script')}</script>
    <script>const errors = []; const video = document.getElementById('video')
      const url = ${JSON.stringify(playlistUrl)}; ${start}</script>`
}
