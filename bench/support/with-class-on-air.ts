import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type OwnedStack, startStack } from '@/tests/support/stack'
import { until } from '@/tests/support/until'
import { FilePublisher } from './file-publisher'
import { originWatchEnvironment } from './origin-record'
import { makeSampleClass } from './sample-class'

const sampleSeconds = 60
/** With the sound: 1 Mbit/s. */
const videoKbps = 900
const onAirWithinMs = 30_000

interface Opened {
  rtmpAddress: string
  playlistUrl: string
}

export interface ClassOnAir<Class> {
  stack: OwnedStack
  opened: Class
  /** For what is made meanwhile; gone afterwards. */
  folder: string
  /** What came to the origin, for `readOriginRecord`. */
  recordPath: string
}

/**
 * Measures with one class on air all the while: encoder, media node, edge and portal as `npm start` runs them,
 * without the ladder, whose ffmpeg would take from the edge's processors.
 */
export async function withClassOnAir<Class extends Opened, Result>(
  open: (stack: OwnedStack) => Promise<Class>,
  measure: (onAir: ClassOnAir<Class>) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'seedling-bench-on-air-'))
  const [path, recordPath] = [join(folder, 'class.flv'), join(folder, 'origin.jsonl')]
  try {
    await makeSampleClass({ path, seconds: sampleSeconds, videoKbps })
    const environment = { DEMO: 'off', LADDER: 'off', ...originWatchEnvironment(recordPath) }
    const stack = await startStack(environment)
    try {
      const opened = await open(stack)
      const { rtmpAddress, playlistUrl } = opened
      const publisher = new FilePublisher({ path, rtmpAddress })
      try {
        await until('the class', async () => (await fetch(playlistUrl)).ok, onAirWithinMs)
        const result = await measure({ stack, opened, folder, recordPath })
        publisher.expectRunning()
        return result
      } finally {
        await publisher.stop()
      }
    } finally {
      await stack.stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
