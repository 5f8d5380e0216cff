import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { FlvReader } from './flv/flv-reader'
import type { SourceEvent } from './source'
import { ticksPerSecond } from './source'

/** For tests: hands over what a publisher's encoder would send, as a real ffmpeg makes it. */
export async function publishFromFfmpeg(
  ffmpegArguments: readonly string[],
  push: (event: SourceEvent) => void,
  { signal }: { signal?: AbortSignal } = {},
) {
  const output = ['-f', 'flv', '-flvflags', 'no_duration_filesize', '-flush_packets', '1', '-']
  const ffmpeg = spawn('ffmpeg', ['-v', 'error', '-nostdin', ...ffmpegArguments, ...output], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const reader = new FlvReader()
  ffmpeg.stdout.on('data', (chunk: Buffer) => {
    for (const event of reader.push(chunk)) push(event)
  })
  signal?.addEventListener('abort', () => ffmpeg.kill('SIGKILL'), { once: true })
  const [code] = await once(ffmpeg, 'close')
  if (code !== 0 && !signal?.aborted) throw new Error(`ffmpeg ended with ${code}`)
}

/** For tests: all events of a publisher, at once. */
export async function makeSourceEvents(ffmpegArguments: readonly string[]) {
  const events: SourceEvent[] = []
  await publishFromFfmpeg(ffmpegArguments, (event) => events.push(event))
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
