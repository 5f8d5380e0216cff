import type { AudioRendition, LadderRendition, VideoRendition } from './ladder'
import type { Declaration } from './packager/declaration'

/** What fragmented MP4 adds to the frames, with room: a header for each frame and part. */
const containerBitsPerSecond = 16_000
/** Segments last about two seconds. */
const segmentSeconds = 2
/** The AAC encoder keeps its rate over time and exceeds it in short. */
const audioPeakMargin = 1.25

/** What a rendition of the ladder will be like: the figures that its encoder is held to. */
export function declareRendition(rendition: LadderRendition): Declaration {
  return rendition.kind === 'video' ? declareVideo(rendition) : declareAudio(rendition)
}

function declareVideo(rendition: VideoRendition): Declaration {
  const { width, height, maximumKbps, bufferKbit } = rendition
  const averageBitsPerSecond = maximumKbps * 1000 + containerBitsPerSecond
  return {
    kind: 'video',
    // RFC 6381: High profile without constraints, and the level that the encoder is told.
    codecs: `avc1.6400${hex(h264Level(rendition) * 10)}`,
    width,
    height,
    bandwidth: {
      peakBitsPerSecond: averageBitsPerSecond + (bufferKbit * 1000) / segmentSeconds,
      averageBitsPerSecond,
    },
  }
}

function declareAudio({ channels, audioKbps }: AudioRendition): Declaration {
  const bitsPerSecond = audioKbps * 1000 + containerBitsPerSecond
  return {
    kind: 'audio',
    codecs: 'mp4a.40.2',
    channels,
    bandwidth: {
      peakBitsPerSecond: bitsPerSecond * audioPeakMargin,
      averageBitsPerSecond: bitsPerSecond,
    },
  }
}

/** ITU-T H.264 table A-1: the largest picture and the most a second, in macroblocks. */
const levels = [
  { level: 3.1, pictureBlocks: 3_600, blocksPerSecond: 108_000 },
  { level: 3.2, pictureBlocks: 5_120, blocksPerSecond: 216_000 },
  { level: 4.2, pictureBlocks: 8_704, blocksPerSecond: 522_240 },
] as const
const highestLevel = 5.2

/** The lowest level from 3.1 on, which every player takes, that a rendition fits into. */
export function h264Level({
  width,
  height,
  fps,
}: Pick<VideoRendition, 'width' | 'height' | 'fps'>) {
  const blocks = Math.ceil(width / 16) * Math.ceil(height / 16)
  const fitting = levels.find(
    ({ pictureBlocks, blocksPerSecond }) =>
      blocks <= pictureBlocks && blocks * fps <= blocksPerSecond,
  )
  return fitting?.level ?? highestLevel
}

const hex = (value: number) => Math.round(value).toString(16).toUpperCase().padStart(2, '0')
