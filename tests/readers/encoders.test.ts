import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, expect, test } from 'vitest'
import { encoders } from '../support/encoders'
import { downloadMedia, listMediaPlaylists, readText } from '../support/hls-address'
import { sharedStack } from '../support/shared-stack'
import { until } from '../support/until'

let stopEncoder: (() => Promise<void>) | null = null
afterEach(async () => {
  await stopEncoder?.()
  stopEncoder = null
})

function startEncoder({ command, args }: { command: string; args: string[] }) {
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  let complaints = ''
  child.stderr.on('data', (chunk: Buffer) => {
    complaints = (complaints + chunk.toString()).slice(-4_000)
  })
  stopEncoder = async () => {
    if (child.exitCode === null && child.kill('SIGINT')) await once(child, 'exit')
  }
  return { complaints: () => complaints, hasEnded: () => child.exitCode !== null }
}

test.each(Object.entries(encoders))('%s publishes a class that plays', async (_name, encoder) => {
  const { demo } = await sharedStack()
  if (!demo) throw new Error('the stack has no demo')
  const runBefore = await findRun(demo.idlePlaylistUrl)
  const { complaints, hasEnded } = startEncoder(encoder(`${demo.rtmpUrl}/${demo.streamKey}`))
  await until('the class to be on air', async () => {
    if (hasEnded()) throw new Error(`the encoder ended: ${complaints()}`)
    const run = await findRun(demo.idlePlaylistUrl)
    return run !== null && run !== runBefore
  })
  const urls = await listMediaPlaylists(demo.idlePlaylistUrl)
  for (const url of urls) expect((await downloadMedia(url, 1)).length).toBeGreaterThan(1_000)

  await stopEncoder?.()
  const ended = await until('the playlists to be closed', async () => {
    const [first] = urls
    return first !== undefined && (await readText(first)).includes('#EXT-X-ENDLIST')
  })
  expect(ended).toBe(true)
})

/** The newest run's folder as the multivariant playlist names it; null while there is none. */
async function findRun(playlistUrl: string) {
  const [first] = await listMediaPlaylists(playlistUrl).catch(() => [])
  return first?.slice(new URL('.', playlistUrl).href.length).split('/')[0] ?? null
}
