import { parseSequenceParameterSet, type SequenceParameterSet } from './sequence-parameter-set'

// ITU-T H.264 table A-1: no level allows a longer side than the square root of eight times its largest frame.
const largestSideSamples = 16_880

export interface AvcConfiguration extends SequenceParameterSet {
  record: Buffer
  /** RFC 6381 section 3.3: `avc1.` and profile, constraints and level in hex. */
  codecs: string
}

/**
 * Parses an AVCDecoderConfigurationRecord, ISO/IEC 14496-15 section 5.3.3.1.
 * Throws a RangeError when it is truncated, or gives no parameter set or no possible picture size.
 */
export function parseAvcConfiguration(record: Buffer): AvcConfiguration {
  if (record.length < 9 || record[0] !== 1) throw new RangeError('not an AVC configuration')
  const spsCount = record.readUInt8(5) & 0x1f
  if (spsCount === 0) throw new RangeError('an AVC configuration without a parameter set')
  const spsLength = record.readUInt16BE(6)
  const sps = record.subarray(8, 8 + spsLength)
  if (sps.length < spsLength) throw new RangeError('an AVC configuration is truncated')
  const profileAndLevel = record.subarray(1, 4).toString('hex').toUpperCase()
  const described = parseSequenceParameterSet(sps)
  if (!isSize(described.width) || !isSize(described.height)) {
    throw new RangeError('an AVC configuration without a usable picture size')
  }
  return { record, codecs: `avc1.${profileAndLevel}`, ...described }
}

const isSize = (samples: number) => samples >= 1 && samples <= largestSideSamples
