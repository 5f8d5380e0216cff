import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { findFreePorts } from '@/tests/support/free-ports'
import { until } from '@/tests/support/until'
import { encoderArguments } from '@/transcoder/ffmpeg/ladder-arguments'
import type { LadderRendition } from '@/transcoder/ladder'
import { FilePublisher } from '../support/file-publisher'

/**
 * CPU seconds of a bare ffmpeg that makes a ladder to be watched: it takes the class in by RTMP, passes it
 * through, encodes the same renditions, and writes plain HLS (fragmented MP4, a playlist a rendition).
 */
export async function measurePlayableLadder(path: string, renditions: readonly LadderRendition[]) {
  const folder = mkdtempSync(join(tmpdir(), 'seedling-bench-bare-'))
  const [port = 0] = await findFreePorts(1)
  const rtmpAddress = `rtmp://127.0.0.1:${port}/live/class`
  // The shell tells exactly what its child took.
  const child = spawn(
    'sh',
    ['-c', '"$@" && times', 'sh', 'ffmpeg', ...playableArguments({ rtmpAddress, renditions })],
    { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  try {
    const times = text(child.stdout)
    await until('the bare ffmpeg to listen', async () => isListening(port))
    await new FilePublisher({ path, rtmpAddress, times: 1 }).ended
    const cpuSeconds = readChildrenSeconds(await times)
    for (const name of ['source', ...renditions.map(({ id }) => id)]) expectWhole(folder, name)
    return cpuSeconds
  } finally {
    if (child.exitCode === null) child.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Told by the system: whoever connects to look would be taken for the publisher. */
function isListening(port: number) {
  const place = `0100007F:${port.toString(16).toUpperCase().padStart(4, '0')} 00000000:0000 0A`
  return readFileSync('/proc/net/tcp', 'utf8').includes(place)
}

function playableArguments(given: { rtmpAddress: string; renditions: readonly LadderRendition[] }) {
  const { rtmpAddress, renditions } = given
  return [
    ...['-hide_banner', '-nostdin', '-nostats', '-loglevel', 'fatal'],
    ...['-threads', '1', '-f', 'flv', '-listen', '1', '-i', rtmpAddress],
    ...['-map', '0', '-c', 'copy', ...hlsArguments('source')],
    ...renditions.flatMap((rendition) => [
      ...encoderArguments(rendition),
      ...hlsArguments(rendition.id),
    ]),
  ]
}

/** Segments and window as long as ours. */
function hlsArguments(name: string) {
  return [
    ...['-f', 'hls', '-hls_time', '2', '-hls_list_size', '150', '-hls_flags', 'delete_segments'],
    ...['-hls_segment_type', 'fmp4', '-hls_fmp4_init_filename', `${name}.mp4`],
    ...['-hls_segment_filename', `${name}-%d.m4s`, `${name}.m3u8`],
  ]
}

/** The second line of POSIX `times`: user and system time of the shell's children. */
function readChildrenSeconds(times: string) {
  const parts = [...(times.split('\n')[1] ?? '').matchAll(/(\d+)m([\d.]+)s/g)]
  if (parts.length !== 2) throw new Error('the bare ffmpeg ended early')
  return parts.reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds),
    0,
  )
}

function expectWhole(folder: string, name: string) {
  const playlist = readFileSync(join(folder, `${name}.m3u8`), 'utf8')
  if (!playlist.includes('#EXT-X-ENDLIST')) throw new Error(`the bare ffmpeg made no ${name}`)
}
