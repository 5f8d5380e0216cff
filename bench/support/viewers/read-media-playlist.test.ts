import { expect, test } from 'vitest'
import { isBefore, readMediaPlaylist } from './read-media-playlist'

const path = '/live/n1/abc/run/video/index.m3u8'
const lines = (...more: string[]) =>
  [
    '#EXTM3U',
    '#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,CAN-SKIP-UNTIL=24,PART-HOLD-BACK=0.8',
    '#EXT-X-MEDIA-SEQUENCE:10',
    '#EXT-X-SKIP:SKIPPED-SEGMENTS=3',
    '#EXT-X-MAP:URI="init.0.mp4"',
    '#EXT-X-PART:DURATION=0.25,URI="13.0.m4s",INDEPENDENT=YES',
    '#EXTINF:2.0,',
    '13.m4s',
    ...more,
  ].join('\n')

test('behind a whole segment the first part of the next is asked for', () => {
  const playlist = readMediaPlaylist(lines(), path)
  expect(playlist.next).toEqual({ msn: 14, part: 0 })
  expect(playlist).toMatchObject({ canSkip: true, partHoldBackSeconds: 0.8, isEnded: false })
  expect(playlist.initPath).toBe('/live/n1/abc/run/video/init.0.mp4')
})

test('within a segment the part behind the last listed one is asked for', () => {
  const text = lines(
    '#EXT-X-PART:DURATION=0.25,URI="14.0.m4s",INDEPENDENT=YES',
    '#EXT-X-PART:DURATION=0.25,URI="14.1.m4s"',
    '#EXT-X-PRELOAD-HINT:TYPE=PART,URI="14.2.m4s"',
  )
  const { next, parts, hintPath } = readMediaPlaylist(text, path)
  expect(next).toEqual({ msn: 14, part: 2 })
  expect(hintPath).toBe('/live/n1/abc/run/video/14.2.m4s')
  expect(parts.map(({ msn, part, isIndependent }) => [msn, part, isIndependent])).toEqual([
    [13, 0, true],
    [14, 0, true],
    [14, 1, false],
  ])
})

test('places are ordered by segment, then part', () => {
  expect(isBefore({ msn: 1, part: 9 }, { msn: 2, part: 0 })).toBe(true)
  expect(isBefore({ msn: 2, part: 0 }, { msn: 2, part: 0 })).toBe(false)
})

test('what is no playlist is refused', () => {
  expect(() => readMediaPlaylist('There is nothing at this address.', path)).toThrow('playlist')
})
