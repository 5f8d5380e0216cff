import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startStack } from '@/tests/support/stack'
import { planLadder } from '@/transcoder/ladder'
import { measureEncodingAlone } from './ladder/encoding-alone'
import { measurePlayableLadder } from './ladder/playable-ladder'
import { measureWholeNode } from './ladder/whole-node'
import { makeSampleClass } from './support/sample-class'

export const description =
  'CPU of the whole media node over a bare ffmpeg that makes the same ladder [--seconds 60] [--rounds 2]'

const targetRatio = 1.1
const videoKbps = 1_500
const renditions = planLadder(
  {
    video: { width: 1280, height: 720, fps: 30, kbps: videoKbps },
    audio: { sampleRate: 48_000, channels: 2 },
  },
  'always',
)

/**
 * `ratio`: CPU seconds of the node with its ffmpeg over those of a bare ffmpeg that makes the same class
 * playable, in turns. Beside it, what the same encoding alone takes, given frames and thrown away.
 */
export async function run(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      seconds: { type: 'string', default: '60' },
      rounds: { type: 'string', default: '2' },
    },
  })
  const seconds = Number(values.seconds)
  const folder = mkdtempSync(join(tmpdir(), 'seedling-bench-ladder-'))
  const path = join(folder, 'class.flv')
  const stack = await startStack({ DEMO: 'off', LADDER: 'always' })
  try {
    await makeSampleClass({ path, seconds, videoKbps })
    // The first class makes the node compile its code, which a day's classes pay once.
    await measureWholeNode(stack, path)
    let [node, bare, encoding] = [0, 0, 0]
    for (let round = 0; round < Number(values.rounds); round += 1) {
      bare += await measurePlayableLadder(path, renditions)
      node += await measureWholeNode(stack, path)
      encoding += await measureEncodingAlone(path, renditions)
    }
    const mediaMinutes = (seconds * Number(values.rounds)) / 60
    const ratio = Number((node / bare).toFixed(3))
    return {
      bench: 'ladder',
      figures: {
        media_seconds_a_round: seconds,
        rounds_count: Number(values.rounds),
        node_cpu_s_per_stream_minute: Number((node / mediaMinutes).toFixed(2)),
        bare_ffmpeg_cpu_s_per_stream_minute: Number((bare / mediaMinutes).toFixed(2)),
        encoding_alone_cpu_s_per_stream_minute: Number((encoding / mediaMinutes).toFixed(2)),
        ratio_over_encoding_alone: Number((node / encoding).toFixed(3)),
      },
      ratio,
      target: { ratio: targetRatio },
      reached: ratio <= targetRatio,
    }
  } finally {
    await stack.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
