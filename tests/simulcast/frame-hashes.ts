import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A frame as it lies in a file: its own bytes, and when it is decoded, from the first on. */
export interface HashedFrame {
  ms: number
  hash: string
}

/** Of all frames of a file or a playlist, undecoded, by ffmpeg's own reading. */
export async function readFrames(input: string, track: 'v' | 'a'): Promise<HashedFrame[]> {
  const { stdout } = await run('ffmpeg', [
    ...['-v', 'error', '-i', input, '-map', `0:${track}:0`, '-c', 'copy'],
    ...['-f', 'framemd5', '-'],
  ])
  const timeBase = /^#tb 0: (\d+)\/(\d+)$/m.exec(stdout)
  const msATick = (1000 * Number(timeBase?.[1])) / Number(timeBase?.[2])
  const rows = stdout.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  const frames = rows.map((row) => {
    const [, dts = '', , , , hash = ''] = row.split(',').map((cell) => cell.trim())
    return { ms: Number(dts) * msATick, hash }
  })
  const beginsAtMs = frames[0]?.ms ?? 0
  return frames.map(({ ms, hash }) => ({ ms: Math.round(ms - beginsAtMs), hash }))
}

/** Where in the source a recording begins; throws unless it is the source from there, frame by frame. */
export function findInSource(recorded: HashedFrame[], source: HashedFrame[]) {
  const [first] = recorded
  if (!first) throw new Error('nothing was recorded')
  const begins = source.findIndex(({ hash }) => hash === first.hash)
  const offsetMs = source[begins]?.ms ?? 0
  recorded.forEach(({ hash, ms }, index) => {
    const frame = source[begins + index]
    if (hash !== frame?.hash) throw new Error(`frame ${index} of ${recorded.length} is another`)
    const apartMs = Math.abs(ms - (frame.ms - offsetMs))
    // One clock counts milliseconds, another 1/90000 or the sound's own rate.
    if (apartMs > 2) throw new Error(`frame ${index} is ${apartMs} ms off`)
  })
  return { begins, ends: begins + recorded.length }
}
