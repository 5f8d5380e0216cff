import { expect, test } from 'vitest'
import { measureBandwidth, withMargin } from './bandwidth'
import { type MultivariantPlaylist, renderMultivariantPlaylist } from './multivariant-playlist'

const bandwidth = (kbps: number) =>
  withMargin({ peakBitsPerSecond: kbps * 1000, averageBitsPerSecond: kbps * 800 })
const avc = 'avc1.64001F'
const aac = 'mp4a.40.2'

const playlist: MultivariantPlaylist = {
  videos: [
    {
      id: 'video',
      uri: 'r/video/index.m3u8',
      codecs: avc,
      width: 1280,
      height: 720,
      fps: 30000 / 1001,
      bandwidth: bandwidth(3000),
    },
    {
      id: '480p',
      uri: 'r/480p/index.m3u8',
      codecs: avc,
      width: 854,
      height: 480,
      fps: 30000 / 1001,
      bandwidth: bandwidth(1000),
    },
  ],
  audios: [
    { id: 'audio', uri: 'r/audio/index.m3u8', codecs: aac, channels: 2, bandwidth: bandwidth(160) },
    {
      id: 'audio-64k',
      uri: 'r/audio-64k/index.m3u8',
      codecs: aac,
      channels: 2,
      bandwidth: bandwidth(64),
    },
  ],
  isIndependent: true,
}

test('variants carry the sum with the best sound; the first suits a common line; sound alone comes last', () => {
  expect(renderMultivariantPlaylist(playlist)).toBe(`#EXTM3U
#EXT-X-VERSION:6
#EXT-X-INDEPENDENT-SEGMENTS
#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="audio",LANGUAGE="und",NAME="Sound",DEFAULT=YES,AUTOSELECT=YES,CHANNELS="2",URI="r/audio/index.m3u8"
#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="audio-64k",LANGUAGE="und",NAME="Sound",DEFAULT=YES,AUTOSELECT=YES,CHANNELS="2",URI="r/audio-64k/index.m3u8"
#EXT-X-STREAM-INF:BANDWIDTH=1450000,AVERAGE-BANDWIDTH=1021000,CODECS="avc1.64001F,mp4a.40.2",RESOLUTION=854x480,FRAME-RATE=29.970,AUDIO="audio"
r/480p/index.m3u8
#EXT-X-STREAM-INF:BANDWIDTH=3950000,AVERAGE-BANDWIDTH=2781000,CODECS="avc1.64001F,mp4a.40.2",RESOLUTION=1280x720,FRAME-RATE=29.970,AUDIO="audio"
r/video/index.m3u8
#EXT-X-STREAM-INF:BANDWIDTH=80000,AVERAGE-BANDWIDTH=57000,CODECS="mp4a.40.2",AUDIO="audio-64k"
r/audio-64k/index.m3u8
`)
})

test('a broadcast of sound alone lists each of its sounds', () => {
  const text = renderMultivariantPlaylist({ ...playlist, videos: [] })
  expect(text.match(/#EXT-X-STREAM-INF/g)).toHaveLength(2)
  expect(text).not.toContain('RESOLUTION')
})

test('a picture without sound names no audio group', () => {
  const text = renderMultivariantPlaylist({ ...playlist, audios: [] })
  expect(text).not.toContain('AUDIO=')
  expect(text).toContain('CODECS="avc1.64001F"')
})

test('bandwidth is measured on complete segments that have media', () => {
  const segment = { isComplete: true, isGap: false, byteLength: 250_000, durationSeconds: 2 }
  const others = [
    { ...segment, byteLength: 500_000 },
    { ...segment, byteLength: 9_000_000, isComplete: false },
    { ...segment, byteLength: 0, isGap: true },
    // Cut short by a discontinuity, a keyframe and little else.
    { ...segment, byteLength: 90_000, durationSeconds: 0.1 },
  ]
  expect(measureBandwidth([segment, ...others])).toEqual({
    peakBitsPerSecond: 2_000_000,
    averageBitsPerSecond: 1_500_000,
  })
  expect(measureBandwidth([])).toBeNull()
})

test('when there are short segments only, they are what there is to measure', () => {
  const short = { isComplete: true, isGap: false, byteLength: 50_000, durationSeconds: 0.5 }
  expect(measureBandwidth([short])?.peakBitsPerSecond).toBe(800_000)
})
