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
}

export interface AudioFormat {
  kind: 'audio'
  timescale: number
  configuration: AacConfiguration
}

/** Throws a RangeError on a record that cannot be read. */
export function parseVideoFormat(record: Buffer): VideoFormat {
  return { kind: 'video', timescale: ticksPerSecond, configuration: parseAvcConfiguration(record) }
}

/** Throws a RangeError on a record that cannot be read. */
export function parseAudioFormat(record: Buffer): AudioFormat {
  const configuration = parseAacConfiguration(record)
  return { kind: 'audio', timescale: configuration.sampleRate, configuration }
}

/** `presentationDelay`: how long before it is shown a picture is decoded, in the timescale. */
export function initSectionOf(format: TrackFormat, presentationDelay: number) {
  if (format.kind === 'audio') return audioInitSection(format.configuration)
  return videoInitSection(format.configuration, { timescale: format.timescale, presentationDelay })
}
