import { spawn } from 'node:child_process'
import { once } from 'node:events'

interface SampleClass {
  path: string
  seconds: number
  videoKbps: number
  size?: string
  fps?: number
}

/** Makes an FLV file as an encoder would send it, with a keyframe every 2 s and AAC. */
export async function makeSampleClass({
  path,
  seconds,
  videoKbps,
  size = '1280x720',
  fps = 30,
}: SampleClass) {
  const child = spawn(
    'ffmpeg',
    [
      ...['-hide_banner', '-nostdin', '-loglevel', 'error', '-y'],
      ...['-f', 'lavfi', '-i', `testsrc2=size=${size}:rate=${fps}`],
      ...['-f', 'lavfi', '-i', 'sine=frequency=330:sample_rate=48000'],
      ...['-t', String(seconds), '-c:v', 'libx264', '-preset', 'veryfast', '-pix_fmt', 'yuv420p'],
      ...['-b:v', `${videoKbps}k`, '-maxrate', `${videoKbps}k`, '-bufsize', `${videoKbps}k`],
      ...['-g', String(2 * fps), '-keyint_min', String(2 * fps), '-sc_threshold', '0', '-bf', '0'],
      ...['-c:a', 'aac', '-b:a', '96k', '-ac', '2', '-f', 'flv', path],
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  )
  await once(child, 'exit')
  if (child.exitCode !== 0) throw new Error('ffmpeg could not make the sample')
}
