import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createFile, MP4BoxBuffer } from 'mp4box'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { downloadMedia } from '../support/hls-address'
import { findLecture } from '../support/lecture'

const run = promisify(execFile)
const folder = mkdtempSync(join(tmpdir(), 'seedling-readers-'))
let multivariantUrl: string
let mediaUrls: string[]

beforeAll(async () => {
  const lecture = await findLecture()
  multivariantUrl = lecture.multivariantUrl
  mediaUrls = lecture.mediaUrls
})
afterAll(() => rmSync(folder, { recursive: true }))

const streamsSchema = z.object({
  streams: z.array(z.object({ codec_name: z.string(), height: z.number().optional() })),
})

test('mp4box reads the boxes of every rendition, one track in each', async () => {
  for (const url of mediaUrls) {
    const bytes = await downloadMedia(url)
    const file = createFile()
    const errors: string[] = []
    file.onError = (_module: string, message: string) => errors.push(message)
    file.appendBuffer(MP4BoxBuffer.fromArrayBuffer(new Uint8Array(bytes).buffer, 0), true)
    file.flush()
    const { tracks, isFragmented } = file.getInfo()
    expect(errors).toEqual([])
    expect(isFragmented).toBe(true)
    expect(tracks).toHaveLength(1)
    expect(tracks[0]?.codec).toMatch(/^(avc1\.[0-9A-F]{6}|mp4a\.40\.2)$/i)
    expect(tracks[0]?.nb_samples).toBeGreaterThan(25)
  }
})

test('ffprobe and a full decode find nothing to complain about', async () => {
  for (const [index, url] of mediaUrls.entries()) {
    const path = join(folder, `${index}.mp4`)
    writeFileSync(path, await downloadMedia(url))
    const { stderr } = await run('ffmpeg', ['-v', 'warning', '-i', path, '-f', 'null', '-'])
    expect(stderr, url).toBe('')
  }
})

test('ffprobe reads the live playlist through the edge', async () => {
  const { stdout } = await run('ffprobe', [
    ...['-v', 'error', '-show_streams', '-of', 'json', multivariantUrl],
  ])
  const { streams } = streamsSchema.parse(JSON.parse(stdout))
  const heights = streams.flatMap(({ height }) => (height ? [height] : []))
  expect(new Set(heights)).toEqual(new Set([720, 480, 360]))
  expect(streams.some(({ codec_name }) => codec_name === 'aac')).toBe(true)
})
