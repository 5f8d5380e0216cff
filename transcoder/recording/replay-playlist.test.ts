import { expect, test } from 'vitest'
import type { SegmentLine } from './recording-index'
import { renderReplayPlaylist } from './replay-playlist'
import { layReplay } from './replay-timeline'

const segment = (rendition: string, msn: number, more: Partial<SegmentLine> = {}): SegmentLine => ({
  ...{ type: 'segment', rendition, msn, init: 0, byteLength: 1, durationSeconds: 2 },
  ...{ isDiscontinuity: false, isIndependent: true, isGap: false },
  programDateTimeMs: Date.parse('2020-02-10T08:00:00Z') + msn * 2_000,
  ...more,
})
const replay = (...segments: SegmentLine[]) => layReplay([{ runId: 'a', inits: [], segments }])

test('what a rendition has not is a gap, so that all renditions stay in step', () => {
  const slots = replay(segment('video', 0), segment('video', 1), segment('v480', 1))
  expect(renderReplayPlaylist(slots, 'v480')).toBe(`#EXTM3U
#EXT-X-VERSION:6
#EXT-X-TARGETDURATION:2
#EXT-X-PLAYLIST-TYPE:VOD
#EXT-X-MEDIA-SEQUENCE:0
#EXT-X-INDEPENDENT-SEGMENTS
#EXT-X-MAP:URI="../a/v480/init.0.mp4"
#EXT-X-PROGRAM-DATE-TIME:2020-02-10T08:00:00.000Z
#EXT-X-GAP
#EXTINF:2.00000,
../a/v480/0.m4s
#EXT-X-PROGRAM-DATE-TIME:2020-02-10T08:00:02.000Z
#EXTINF:2.00000,
../a/v480/1.m4s
#EXT-X-ENDLIST
`)
})

test('time for which nobody has media is cut out, behind a discontinuity', () => {
  const slots = replay(
    segment('video', 0),
    segment('video', 1, { isGap: true }),
    segment('video', 2),
  )
  expect(slots.map(({ msn, isDiscontinuity }) => [msn, isDiscontinuity])).toEqual([
    [0, false],
    [2, true],
  ])
})

test('a rendition of which nothing was recorded has no playlist', () => {
  expect(renderReplayPlaylist(replay(segment('video', 0)), 'v480')).toBeNull()
})
