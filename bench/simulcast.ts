import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { measureSimulcast } from './simulcast/measure-simulcast'
import { makeSampleClass } from './support/sample-class'

export const description =
  'what sending a broadcast on to RTMP servers costs a target, beside ffmpeg -c copy [--targets 8] [--seconds 60] [--rounds 3]'

const target = { ratio: 1 }
const sampleSeconds = 60
/** With the sound: 1 Mbit/s. */
const videoKbps = 900

/**
 * `ratio`: CPU seconds a target and minute of our media node over those of an ffmpeg that copies the same
 * class to the same server in the same seconds. What the node takes for the class without targets is
 * measured between, and taken off.
 */
export async function run(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      targets: { type: 'string', default: '8' },
      seconds: { type: 'string', default: '60' },
      rounds: { type: 'string', default: '3' },
    },
  })
  const given = {
    targets: Number(values.targets),
    seconds: Number(values.seconds),
    rounds: Number(values.rounds),
  }
  const folder = mkdtempSync(join(tmpdir(), 'seedling-bench-simulcast-'))
  const path = join(folder, 'class.flv')
  try {
    await makeSampleClass({ path, seconds: sampleSeconds, videoKbps })
    const cost = await measureSimulcast({ path, ...given })
    const ratio = Number((cost.nodePerTarget / cost.ffmpegPerTarget).toFixed(3))
    return {
      bench: 'simulcast',
      figures: {
        targets_count: given.targets,
        rounds_count: given.rounds,
        seconds_a_round: given.seconds,
        node_cpu_s_per_target_minute: Number(cost.nodePerTarget.toFixed(4)),
        ffmpeg_cpu_s_per_target_minute: Number(cost.ffmpegPerTarget.toFixed(4)),
        node_without_targets_cpu_s_per_minute: Number(cost.nodeAlone.toFixed(4)),
        node_with_targets_cpu_s_per_minute: Number(cost.nodeWithTargets.toFixed(4)),
        dropped_frames: cost.droppedFrames,
      },
      ratio,
      target,
      reached: ratio <= target.ratio && cost.droppedFrames === 0,
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
