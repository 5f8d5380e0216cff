import { afterEach, expect, test } from 'vitest'
import { systemClock } from '@/common/clock'
import { publishFromFfmpeg, testCard } from './test-source'
import { openTestTranscoder, type TestTranscoder } from './test-transcoder'

let transcoder: TestTranscoder | null = null
afterEach(() => transcoder?.transcoder.stop())

const boundaries = (playlist: string) =>
  playlist.match(/PROGRAM-DATE-TIME:.*/g)?.map((line) => Date.parse(line.slice(18)))
const durations = (playlist: string) =>
  [...playlist.matchAll(/EXTINF:([\d.]+)/g)].map((match) => Number(match[1]))

test('the ladder cuts where the source cuts, and closes with it', async () => {
  const opened = await openTestTranscoder({ LADDER: 'always' }, { clock: systemClock })
  transcoder = opened
  const card = testCard({ seconds: 7, keyframeEvery: 50, bFrames: 2, size: '854x480' })
  await publishFromFfmpeg(['-re', ...card], (event) => opened.pipeline.push(event))
  const run = await opened.findRun()
  const multivariant = await opened.text('index.m3u8')
  expect(multivariant.match(/#EXT-X-STREAM-INF/g)).toHaveLength(4)
  opened.pipeline.end()

  const read = (id: string) => opened.text(`${run}/${id}/index.m3u8`)
  const source = await read('video')
  expect(durations(source).slice(0, 3)).toEqual([2, 2, 2])
  for (const id of ['480p', '360p', 'audio-64k']) {
    await expect.poll(() => read(id), { timeout: 5_000 }).toContain('#EXT-X-ENDLIST')
    const rendition = await read(id)
    expect(rendition).not.toMatch(/EXT-X-GAP|EXT-X-DISCONTINUITY\n/)
    expect(rendition).toContain('#EXT-X-INDEPENDENT-SEGMENTS')
    expect(boundaries(rendition)).toEqual(boundaries(source))
    for (const [index, duration] of durations(rendition).slice(0, 3).entries()) {
      expect(Math.abs(duration - (durations(source)[index] ?? 0))).toBeLessThan(0.025)
    }
  }
}, 30_000)
