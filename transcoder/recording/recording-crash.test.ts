import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { until } from '@/tests/support/until'
import { openTestTranscoder } from '../test-transcoder'
import { readRecordedRuns } from './recorded-broadcast'

const broadcastId = '0123456789abcdef0123456789abcdef'
const killAtSeconds = 11
const segmentSeconds = 2
const fps = 25

test('a node that is killed loses at most its last segment, and offers the rest after its restart', {
  timeout: 60_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'seedling-crash-'))
  const node = spawn(
    process.execPath,
    ['--import', 'tsx', 'transcoder/recording/test-recording-node.ts', folder],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  try {
    let madeSeconds = 0
    for await (const line of createInterface(node.stdout)) {
      if (line === 'done') break
      madeSeconds = Number(line)
      if (madeSeconds >= killAtSeconds) break
    }
    node.kill('SIGKILL')
    await once(node, 'exit')
    expect(madeSeconds).toBeGreaterThanOrEqual(killAtSeconds)

    const [run] = await readRecordedRuns(join(folder, broadcastId))
    const segments = run?.segments.filter(({ rendition }) => rendition === 'video') ?? []
    const seconds = segments.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0)
    // The segment that was open, and the last that was complete.
    expect(madeSeconds - seconds).toBeLessThanOrEqual(2 * segmentSeconds)
    for (const { msn, byteLength } of segments) {
      const file = join(folder, broadcastId, run?.runId ?? '', 'video', `${msn}.m4s`)
      expect(statSync(file).size).toBe(byteLength)
    }
    expect(await countReplayedPictures(folder)).toBe(Math.round(seconds * fps))
  } finally {
    node.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
})

/** As ffprobe reads them from a node that was started anew on the folder. */
async function countReplayedPictures(folder: string) {
  const node = await openTestTranscoder({ RECORDING: 'off', RECORDING_DIR: folder })
  try {
    await until('the recording to be announced', async () => node.ready.length > 0)
    const url = `${node.baseUrl.replace('/live/', '/replay/')}video/index.m3u8`
    const count = ['-count_packets', '-show_entries', 'stream=nb_read_packets']
    const probe = spawn('ffprobe', ['-v', 'error', ...count, '-of', 'csv=p=0', url])
    const said = Promise.all([text(probe.stdout), text(probe.stderr)])
    await once(probe, 'exit')
    const [counted, complaints] = await said
    expect(complaints).toBe('')
    return Number.parseInt(counted, 10)
  } finally {
    await node.transcoder.stop()
  }
}
