/**
 * A Source: what comes in from one publisher, whichever door it came through. The same events flow
 * from a door into the transcoder, and from ffmpeg's renditions into their packagers.
 *
 * Times are in ticks of 1/90000 s. They may start anywhere, jump and restart; `timeline.ts` makes
 * them continuous. Buffers are handed over: neither side changes them afterwards.
 */
export const ticksPerSecond = 90_000

/** `record`: an AVCDecoderConfigurationRecord, ISO/IEC 14496-15 section 5.3.3.1. */
export interface VideoConfiguration {
  kind: 'video-configuration'
  record: Buffer
}

/** `record`: an AudioSpecificConfig, ISO/IEC 14496-3 section 1.6.2.1. */
export interface AudioConfiguration {
  kind: 'audio-configuration'
  record: Buffer
}

/** One access unit of H.264: NAL units, each behind its length as the configuration says. */
export interface VideoFrame {
  kind: 'video-frame'
  dts: number
  pts: number
  isKeyframe: boolean
  data: Buffer
}

/** One raw AAC frame, without ADTS. */
export interface AudioFrame {
  kind: 'audio-frame'
  dts: number
  data: Buffer
}

export type SourceEvent = VideoConfiguration | AudioConfiguration | VideoFrame | AudioFrame
