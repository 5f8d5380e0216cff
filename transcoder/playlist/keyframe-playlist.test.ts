import { expect, test } from 'vitest'
import { renderKeyframePlaylist } from './keyframe-playlist'

function segment(msn: number, change: { isGap?: boolean; isIndependent?: boolean } = {}) {
  const boundary = { msn, startTicks: 0, isDiscontinuity: msn === 5, discontinuities: 0 }
  return {
    msn,
    boundary,
    programDateTimeMs: msn * 2_000,
    initNumber: msn < 5 ? 0 : 1,
    isComplete: msn < 8,
    isGap: false,
    isIndependent: true,
    durationSeconds: 2,
    byteLength: 2,
    folder: null,
    keyframeByteLength: 0,
    parts: [],
    ...change,
  }
}

test('each complete segment is listed as its keyframe, and as a gap where it has none', () => {
  const segments = [
    segment(4),
    segment(5),
    segment(6, { isGap: true }),
    segment(7, { isIndependent: false }),
    segment(8),
  ]
  expect(renderKeyframePlaylist({ segments, targetDuration: 4, isEnded: true })).toBe(`#EXTM3U
#EXT-X-VERSION:5
#EXT-X-TARGETDURATION:4
#EXT-X-MEDIA-SEQUENCE:4
#EXT-X-DISCONTINUITY-SEQUENCE:0
#EXT-X-I-FRAMES-ONLY
#EXT-X-MAP:URI="init.0.mp4"
#EXT-X-PROGRAM-DATE-TIME:1970-01-01T00:00:08.000Z
#EXTINF:2.00000,
4.key.m4s
#EXT-X-DISCONTINUITY
#EXT-X-MAP:URI="init.1.mp4"
#EXT-X-PROGRAM-DATE-TIME:1970-01-01T00:00:10.000Z
#EXTINF:2.00000,
5.key.m4s
#EXT-X-PROGRAM-DATE-TIME:1970-01-01T00:00:12.000Z
#EXT-X-GAP
#EXTINF:2.00000,
6.key.m4s
#EXT-X-PROGRAM-DATE-TIME:1970-01-01T00:00:14.000Z
#EXT-X-GAP
#EXTINF:2.00000,
7.key.m4s
#EXT-X-ENDLIST
`)
})
