import { BitReader } from './bit-reader'

export interface AacConfiguration {
  record: Buffer
  /** RFC 6381 section 3.3: `mp4a.40.` and the audio object type. */
  codecs: string
  /** Of the core decoder: what a frame's samples are counted in. */
  sampleRate: number
  channels: number
  samplesPerFrame: number
}

// ISO/IEC 14496-3 table 1.18.
const sampleRates = [
  96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350,
]
const explicitSampleRate = 15
const lowestSampleRate = 7_350
const highestSampleRate = 96_000
const spectralBandReplication = 5
const parametricStereo = 29
// Table 1.19: the number of channels of each channel configuration.
const channelCounts = [0, 1, 2, 3, 4, 5, 6, 8]

/**
 * Parses an AudioSpecificConfig, ISO/IEC 14496-3 section 1.6.2.1.
 * Throws a RangeError when it is truncated or gives no usable sample rate.
 */
export function parseAacConfiguration(record: Buffer): AacConfiguration {
  const reader = new BitReader(record)
  const objectType = readObjectType(reader)
  const sampleRate = readSampleRate(reader)
  const channels = channelCounts[reader.bits(4)] || 2
  const isHighEfficiency = objectType === spectralBandReplication || objectType === parametricStereo
  if (isHighEfficiency) {
    readSampleRate(reader)
    readObjectType(reader)
  }
  // GASpecificConfig begins with frameLengthFlag: 960 samples a frame instead of 1024.
  const samplesPerFrame = reader.bit() ? 960 : 1024
  return { record, codecs: `mp4a.40.${objectType}`, sampleRate, channels, samplesPerFrame }
}

function readObjectType(reader: BitReader) {
  const objectType = reader.bits(5)
  return objectType === 31 ? 32 + reader.bits(6) : objectType
}

function readSampleRate(reader: BitReader) {
  const index = reader.bits(4)
  const sampleRate = index === explicitSampleRate ? reader.bits(24) : sampleRates[index]
  if (!sampleRate || sampleRate < lowestSampleRate || sampleRate > highestSampleRate)
    throw new RangeError('an AAC configuration without a usable sample rate')
  return sampleRate
}
