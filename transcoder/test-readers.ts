import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createFile, MP4BoxBuffer } from 'mp4box'
import { z } from 'zod'
import type { TestTranscoder } from './test-transcoder'

const packetsSchema = z.object({
  packets: z.array(
    z.object({
      pts_time: z.coerce.number(),
      dts_time: z.coerce.number(),
      flags: z.string(),
    }),
  ),
})

/** For tests: the lines of a media playlist that name segments. */
export function listSegmentNames(playlist: string) {
  return playlist.split('\n').filter((line) => line.endsWith('.m4s') && !line.startsWith('#'))
}

/** For tests: downloads a rendition as its playlist lists it, and lets ffprobe read it as one file. */
export async function probeRendition(
  { text, bytes }: TestTranscoder,
  { folder, path }: { folder: string; path: string },
) {
  const names = listSegmentNames(await text(`${path}/index.m3u8`))
  const chunks = [await bytes(`${path}/init.0.mp4`)]
  for (const name of names) chunks.push(await bytes(`${path}/${name}`))
  const file = join(folder, `${path.replaceAll('/', '-')}.mp4`)
  const whole = Buffer.concat(chunks)
  writeFileSync(file, whole)
  const probed = spawnSync('ffprobe', ['-v', 'warning', '-show_packets', '-of', 'json', file], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  const decoded = spawnSync('ffmpeg', ['-v', 'warning', '-i', file, '-f', 'null', '-'], {
    encoding: 'utf8',
  })
  const { packets } = packetsSchema.parse(JSON.parse(probed.stdout))
  return { packets, complaints: probed.stderr + decoded.stderr, mp4box: readByMp4box(whole) }
}

/** For tests: what mp4box finds in a rendition's init section and media. */
export function readByMp4box(bytes: Buffer) {
  const file = createFile()
  const found = { codecs: '', samples: 0, errors: 0 }
  file.onError = () => {
    found.errors += 1
  }
  file.onReady = ({ tracks }) => {
    found.codecs = tracks.map(({ codec }) => codec).join()
    for (const { id } of tracks) file.setExtractionOptions(id)
    file.start()
  }
  file.onSamples = (_id, _user, samples) => {
    found.samples += samples.length
  }
  file.appendBuffer(MP4BoxBuffer.fromArrayBuffer(Uint8Array.from(bytes).buffer, 0))
  file.flush()
  return found
}
