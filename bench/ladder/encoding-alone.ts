import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { ladderArguments } from '@/transcoder/ffmpeg/ladder-arguments'
import { FlvReader } from '@/transcoder/flv/flv-reader'
import { writeFlvHeader, writeFlvTag } from '@/transcoder/flv/flv-writer'
import type { LadderRendition } from '@/transcoder/ladder'
import { ticksPerSecond } from '@/transcoder/source'
import { readEndedChildrenCpuSeconds } from '../support/process-cost'

/**
 * CPU seconds of the ladder's ffmpeg by itself: the same arguments, fed frame by frame in real time
 * as a class comes in, its output thrown away. Feeding it is not counted.
 */
export async function measureEncodingAlone(path: string, renditions: readonly LadderRendition[]) {
  const before = readEndedChildrenCpuSeconds()
  const nowhere = openSync('/dev/null', 'w')
  const child = spawn('ffmpeg', ladderArguments(renditions), {
    stdio: ['pipe', 'ignore', 'inherit', ...renditions.map(() => nowhere)],
  })
  closeSync(nowhere)
  const exited = once(child, 'exit')
  const { stdin } = child
  if (!stdin) throw new Error('ffmpeg has no standard input')
  // An ffmpeg that goes early is told by its exit.
  stdin.on('error', () => undefined)
  stdin.write(writeFlvHeader({ hasVideo: true, hasAudio: true }))
  const startedAtMs = performance.now()
  for (const event of new FlvReader().push(readFileSync(path))) {
    const dueMs = 'dts' in event ? (event.dts * 1000) / ticksPerSecond : 0
    const earlyMs = startedAtMs + dueMs - performance.now()
    if (earlyMs > 1) await wait(earlyMs)
    for (const piece of writeFlvTag(event, 0)) stdin.write(piece)
  }
  stdin.end()
  await exited
  if (child.exitCode !== 0) throw new Error(`ffmpeg ended with ${child.exitCode}`)
  return readEndedChildrenCpuSeconds() - before
}
