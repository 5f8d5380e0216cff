import { ticksPerSecond } from '../source'
import { type AacConfiguration, parseAacConfiguration } from './bitstream/aac-configuration'
import { type AvcConfiguration, parseAvcConfiguration } from './bitstream/avc-configuration'
import { audioInitSection, videoInitSection } from './boxes/init-section'

/** How a track is coded: what changes only with a new init section. */
export type TrackFormat = VideoFormat | AudioFormat

export interface VideoFormat {
  kind: 'video'
  timescale: number
  configuration: AvcConfiguration
  initSection: Buffer
}

export interface AudioFormat {
  kind: 'audio'
  timescale: number
  configuration: AacConfiguration
  initSection: Buffer
}

/** Throws a RangeError on a record that cannot be read. */
export function parseVideoFormat(record: Buffer): VideoFormat {
  const configuration = parseAvcConfiguration(record)
  const initSection = videoInitSection(configuration, ticksPerSecond)
  return { kind: 'video', timescale: ticksPerSecond, configuration, initSection }
}

/** Throws a RangeError on a record that cannot be read. */
export function parseAudioFormat(record: Buffer): AudioFormat {
  const configuration = parseAacConfiguration(record)
  const initSection = audioInitSection(configuration)
  return { kind: 'audio', timescale: configuration.sampleRate, configuration, initSection }
}
