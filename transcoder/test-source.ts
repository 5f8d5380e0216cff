import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { FlvReader } from './flv/flv-reader'
import type { SourceEvent } from './source'
import { ticksPerSecond } from './source'

/** For tests: what a publisher's encoder would send, made by a real ffmpeg from its arguments. */
export async function makeSourceEvents(ffmpegArguments: readonly string[]) {
  const ffmpeg = spawn(
    'ffmpeg',
    [
      '-v',
      'error',
      '-nostdin',
      ...ffmpegArguments,
      '-f',
      'flv',
      '-flvflags',
      'no_duration_filesize',
      '-',
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const reader = new FlvReader()
  const events: SourceEvent[] = []
  ffmpeg.stdout.on('data', (chunk: Buffer) => events.push(...reader.push(chunk)))
  const [code] = await once(ffmpeg, 'close')
  if (code !== 0) throw new Error(`ffmpeg ended with ${code}`)
  return events
}

/** A test picture with sound: 640×360, H.264 and AAC. */
export function testCard({
  seconds,
  fps = 25,
  keyframeEvery = 50,
  bFrames = 0,
  sampleRate = 48_000,
  size = '640x360',
}: {
  seconds: number
  fps?: number | string
  keyframeEvery?: number
  bFrames?: number
  sampleRate?: number
  size?: string
}) {
  return [
    ...['-f', 'lavfi', '-i', `testsrc2=size=${size}:rate=${fps}`],
    ...['-f', 'lavfi', '-i', `sine=frequency=440:sample_rate=${sampleRate}`],
    ...['-t', String(seconds), '-pix_fmt', 'yuv420p'],
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-b:v', '600k', '-g', String(keyframeEvery)],
    ...['-bf', String(bFrames), '-sc_threshold', '0', '-threads', '1'],
    ...['-c:a', 'aac', '-b:a', '96k', '-ar', String(sampleRate), '-ac', '2'],
  ]
}

/** Pushes events as they would arrive: the clock follows the media. */
export function playEvents(
  events: readonly SourceEvent[],
  {
    push,
    setClock,
    startMs,
  }: { push(event: SourceEvent): void; setClock(ms: number): void; startMs: number },
) {
  let firstDts: number | null = null
  let newestMs = startMs
  for (const event of events) {
    if (event.kind === 'video-frame' || event.kind === 'audio-frame') {
      firstDts ??= event.dts
      newestMs = Math.max(newestMs, startMs + ((event.dts - firstDts) * 1000) / ticksPerSecond)
      setClock(newestMs)
    }
    push(event)
  }
  return newestMs
}
