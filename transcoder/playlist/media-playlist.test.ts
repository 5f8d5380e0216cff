import { expect, test } from 'vitest'
import type { Segment } from '../packager/rendition-window'
import { type MediaPlaylist, renderMediaPlaylist } from './media-playlist'

const startMs = Date.parse('2020-02-10T08:00:00Z')

function segment(msn: number, changes: Partial<Segment> = {}): Segment {
  const part = { durationSeconds: 1, byteLength: 1, keyframeByteLength: 0, bytes: Buffer.alloc(1) }
  return {
    msn,
    boundary: { msn, startTicks: msn * 180_000, isDiscontinuity: false, discontinuities: 0 },
    programDateTimeMs: startMs + msn * 2_000,
    initNumber: 0,
    isComplete: true,
    isGap: false,
    isIndependent: true,
    durationSeconds: 2,
    byteLength: 2,
    keyframeByteLength: 1,
    folder: null,
    parts: [
      { ...part, isIndependent: true },
      { ...part, isIndependent: false },
    ],
    ...changes,
  }
}

const playlist: MediaPlaylist = {
  targetDuration: 1,
  partTarget: 0.2417,
  longestPartTarget: 0.256,
  segments: [
    segment(7, { boundary: { msn: 7, startTicks: 0, isDiscontinuity: false, discontinuities: 3 } }),
    segment(8, {
      boundary: { msn: 8, startTicks: 0, isDiscontinuity: true, discontinuities: 4 },
      initNumber: 1,
    }),
    segment(9, { isGap: true, parts: [], initNumber: 1, durationSeconds: 1.96 }),
    segment(10, { initNumber: 1 }),
    segment(11, {
      initNumber: 1,
      isComplete: false,
      durationSeconds: 1,
      parts: segment(11).parts.slice(0, 1),
    }),
  ],
  nextPart: { msn: 11, part: 1 },
  isEnded: false,
  reports: [{ uri: '../audio/index.m3u8', lastMsn: 11, lastPart: 0 }],
}

test('a running broadcast reads like this', () => {
  expect(renderMediaPlaylist(playlist, { canSkip: false })).toBe(`#EXTM3U
#EXT-X-VERSION:9
#EXT-X-TARGETDURATION:1
#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,CAN-SKIP-UNTIL=6,HOLD-BACK=3,PART-HOLD-BACK=0.768
#EXT-X-PART-INF:PART-TARGET=0.2417
#EXT-X-MEDIA-SEQUENCE:7
#EXT-X-DISCONTINUITY-SEQUENCE:3
#EXT-X-INDEPENDENT-SEGMENTS
#EXT-X-MAP:URI="init.0.mp4"
#EXT-X-PROGRAM-DATE-TIME:2020-02-10T08:00:14.000Z
#EXTINF:2.00000,
7.m4s
#EXT-X-DISCONTINUITY
#EXT-X-MAP:URI="init.1.mp4"
#EXT-X-PROGRAM-DATE-TIME:2020-02-10T08:00:16.000Z
#EXTINF:2.00000,
8.m4s
#EXT-X-PROGRAM-DATE-TIME:2020-02-10T08:00:18.000Z
#EXT-X-GAP
#EXTINF:1.96000,
9.m4s
#EXT-X-PROGRAM-DATE-TIME:2020-02-10T08:00:20.000Z
#EXT-X-PART:DURATION=1,URI="10.0.m4s",INDEPENDENT=YES
#EXT-X-PART:DURATION=1,URI="10.1.m4s"
#EXTINF:2.00000,
10.m4s
#EXT-X-PROGRAM-DATE-TIME:2020-02-10T08:00:22.000Z
#EXT-X-PART:DURATION=1,URI="11.0.m4s",INDEPENDENT=YES
#EXT-X-PRELOAD-HINT:TYPE=PART,URI="11.1.m4s"
#EXT-X-RENDITION-REPORT:URI="../audio/index.m3u8",LAST-MSN=11,LAST-PART=0
`)
})

test('a delta update leaves out what is older than the skip boundary', () => {
  const text = renderMediaPlaylist(playlist, { canSkip: true })
  expect(text).toContain(
    '#EXT-X-SKIP:SKIPPED-SEGMENTS=1\n#EXT-X-DISCONTINUITY\n#EXT-X-MAP:URI="init.1.mp4"',
  )
  expect(text).not.toContain('7.m4s')
})

test('a delta update names its initialization section once more', () => {
  const [, , ...segments] = playlist.segments
  const text = renderMediaPlaylist(
    { ...playlist, segments, targetDuration: 0.4 },
    { canSkip: true },
  )
  expect(text).toContain(
    '#EXT-X-SKIP:SKIPPED-SEGMENTS=1\n#EXT-X-MAP:URI="init.1.mp4"\n#EXT-X-PROGRAM-DATE-TIME',
  )
})

test('a delta update that would leave out nothing is the full playlist', () => {
  const short = { ...playlist, targetDuration: 4 }
  expect(renderMediaPlaylist(short, { canSkip: true })).toBe(
    renderMediaPlaylist(short, { canSkip: false }),
  )
})

test('an ended broadcast lists whole segments, closed', () => {
  const text = renderMediaPlaylist({ ...playlist, isEnded: true }, { canSkip: true })
  expect(text).toMatch(/#EXT-X-ENDLIST\n$/)
  expect(text).not.toMatch(/EXT-X-PART:|PRELOAD-HINT|RENDITION-REPORT|SKIP:/)
})

test('a discontinuity that has left with its segment is counted, one that is listed is not', () => {
  const from = (first: number) =>
    renderMediaPlaylist(
      { ...playlist, segments: playlist.segments.slice(first) },
      { canSkip: false },
    )
  expect(from(1)).toContain('#EXT-X-DISCONTINUITY-SEQUENCE:3\n')
  const [, , gap, ...rest] = playlist.segments
  const boundary = { msn: 9, startTicks: 0, isDiscontinuity: false, discontinuities: 4 }
  const segments = [segment(9, { ...gap, boundary }), ...rest]
  expect(renderMediaPlaylist({ ...playlist, segments }, { canSkip: false })).toContain(
    '#EXT-X-DISCONTINUITY-SEQUENCE:4\n',
  )
})

test('one segment that starts without a keyframe takes the promise from the whole playlist', () => {
  const segments = [...playlist.segments.slice(0, 4), segment(11, { isIndependent: false })]
  expect(renderMediaPlaylist({ ...playlist, segments }, { canSkip: false })).not.toContain(
    'INDEPENDENT-SEGMENTS',
  )
})
