import { type ChildProcess, spawn } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { Readable, Writable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { bareEnvironment } from '@/common/settings'
import { StderrTail } from '../ffmpeg/stderr-tail'
import { writeFlvHeader, writeFlvTag } from '../flv/flv-writer'
import type { SoundExcerpt } from './broadcast-sound'
import { readSoundLevel, type SoundLevel } from './sound-level'

interface MeasureOptions {
  ffmpegPath: string
  signal: AbortSignal
}

const firstFd = 3
const longestMs = 5_000
/** Two seconds of six channels at 96 kHz: more than any class sends. */
const mostBytes = 2 * 96_000 * 6 * 2

/**
 * Decodes excerpts in one short-lived ffmpeg and gives their levels, in order; null for one that is too
 * short to tell. To start a decoder costs far more than to decode a second, hence many in one. Rejects
 * when ffmpeg is not there, or an excerpt is such that it gives up.
 */
export async function measureExcerpts(
  excerpts: readonly SoundExcerpt[],
  { ffmpegPath, signal }: MeasureOptions,
): Promise<(SoundLevel | null)[]> {
  const count = excerpts.length
  const child = spawn(ffmpegPath, measureArguments(count), {
    env: bareEnvironment(),
    stdio: ['ignore', 'ignore', 'pipe', ...Array<'pipe'>(2 * count).fill('pipe')],
  })
  const stderr = new StderrTail()
  child.stderr?.on('data', (chunk: Buffer) => stderr.push(chunk))
  const kill = () => child.kill('SIGKILL')
  const timer = setTimeout(kill, longestMs)
  signal.addEventListener('abort', kill, { once: true })
  const exit = whenGone(child)
  yieldToEverything(child)
  const outputs = excerpts.map((excerpt, index) => {
    feed(child.stdio[firstFd + index], excerpt)
    return gather(child.stdio[firstFd + count + index], kill)
  })
  try {
    const code = await exit
    if (code !== 0) throw new Error(`ffmpeg could not measure sound: ${stderr.lines.join(' / ')}`)
    const levels: (SoundLevel | null)[] = []
    for (const chunks of outputs) {
      levels.push(readSoundLevel(Buffer.concat(chunks)))
      // A millisecond or two each: frames of classes on air do not wait for all of them.
      await setImmediate()
    }
    return levels
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', kill)
  }
}

function measureArguments(count: number) {
  const each = Array.from({ length: count }, (_, index) => index)
  return [
    ...['-hide_banner', '-nostdin', '-v', 'error'],
    ...each.flatMap((index) => [
      ...['-probesize', '8192', '-analyzeduration', '0', '-f', 'flv'],
      ...['-i', `pipe:${firstFd + index}`],
    ]),
    ...each.flatMap((index) => [
      ...['-map', `${index}:a:0`, '-t', '2', '-c:a', 'pcm_s16be'],
      ...['-f', 'au', `pipe:${firstFd + count + index}`],
    ]),
  ]
}

function feed(stream: unknown, { configuration, frames }: SoundExcerpt) {
  if (!(stream instanceof Writable)) return
  // A broken pipe is only how the child's end shows first.
  stream.on('error', () => stream.destroy())
  const start = frames[0]?.dts ?? 0
  const tags = frames.map((frame) => writeFlvTag({ ...frame, dts: frame.dts - start }, 0))
  const header = writeFlvHeader({ hasVideo: false, hasAudio: true })
  stream.end(Buffer.concat([header, ...writeFlvTag(configuration, 0), ...tags.flat()]))
}

/** Fills up until the child is gone. */
function gather(stream: unknown, onTooMuch: () => void): Buffer[] {
  const chunks: Buffer[] = []
  if (!(stream instanceof Readable)) return chunks
  let bytes = 0
  stream.on('data', (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes > mostBytes) onTooMuch()
    else chunks.push(chunk)
  })
  stream.on('error', () => stream.destroy())
  return chunks
}

/** Its code once it is gone and its outputs are read to the end; rejects when it could not be started. */
function whenGone(child: ChildProcess) {
  return new Promise<number | null>((resolve, reject) => {
    child.once('close', resolve)
    child.once('error', reject)
  })
}

function yieldToEverything({ pid }: ChildProcess) {
  if (pid === undefined) return
  try {
    setPriority(pid, constants.priority.PRIORITY_LOW)
  } catch {
    // It has ended already, which its exit tells.
  }
}
