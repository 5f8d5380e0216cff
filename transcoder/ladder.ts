import type { LadderSetting } from '@/common/ladder-setting'

/** What a source carries; null where it has no such track. `fps` is null when it does not say. */
export interface LadderSource {
  /** `kbps`: what its pictures take without the keyframes; 0 when it is not known. */
  video: { width: number; height: number; fps: number | null; kbps: number } | null
  audio: { sampleRate: number; channels: number } | null
}

/**
 * A picture at most as large as the source's. Over any stretch of t seconds it takes at most
 * `maximumKbps` × t + `bufferKbit` kilobits, so its peak bandwidth can be declared truthfully.
 */
export interface VideoRendition {
  kind: 'video'
  id: '480p' | '360p'
  width: number
  height: number
  fps: number
  maximumKbps: number
  bufferKbit: number
}

export interface AudioRendition {
  kind: 'audio'
  id: 'audio-64k'
  sampleRate: number
  channels: 1 | 2
  audioKbps: number
}

export type LadderRendition = VideoRendition | AudioRendition
export type LadderRenditionId = LadderRendition['id']

/** Near Apple's H.264 ladder (HLS authoring specification): 730 and 1100 kbit/s. */
const videoSteps = [
  { id: '480p', shortSide: 480, maximumKbps: 1150 },
  { id: '360p', shortSide: 360, maximumKbps: 730 },
] as const

/**
 * A picture as large as the source's is made anew only where it spares viewers at least this much:
 * else it costs CPU and takes quality, and the next step is there for those on a weak line.
 */
const worthwhileShare = 2.5

/** How long a burst (a keyframe above all) may draw on what was saved before it. */
const bufferSeconds = 1
const audioKbps = 64
/** Rate control counts frames: presuming too many a second only makes it stricter. */
const presumedFps = 60

/** The renditions that ffmpeg makes beside the source's own, largest first. */
export function planLadder(source: LadderSource, setting: LadderSetting): LadderRendition[] {
  if (setting === 'off') return []
  return [...planVideo(source.video), ...planAudio(source.audio)]
}

function planVideo(video: LadderSource['video']): VideoRendition[] {
  if (!video) return []
  const sourceShortSide = Math.min(video.width, video.height)
  return videoSteps
    .filter(
      ({ shortSide, maximumKbps }) =>
        shortSide < sourceShortSide ||
        (shortSide === sourceShortSide && video.kbps >= maximumKbps * worthwhileShare),
    )
    .map(({ id, shortSide, maximumKbps }) => ({
      kind: 'video',
      id,
      width: toEven((video.width * shortSide) / sourceShortSide),
      height: toEven((video.height * shortSide) / sourceShortSide),
      fps: video.fps ?? presumedFps,
      maximumKbps,
      bufferKbit: maximumKbps * bufferSeconds,
    }))
}

function planAudio(audio: LadderSource['audio']): AudioRendition[] {
  if (!audio) return []
  const channels = audio.channels === 1 ? 1 : 2
  return [{ kind: 'audio', id: 'audio-64k', sampleRate: audio.sampleRate, channels, audioKbps }]
}

/** H.264 in 4:2:0 has a colour sample for every second pixel. */
const toEven = (length: number) => 2 * Math.round(length / 2)
