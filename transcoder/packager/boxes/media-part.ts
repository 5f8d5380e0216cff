import { trackId } from './init-section'

/** One frame as it goes into a part. Times count in the track's timescale. */
export interface Sample {
  dts: number
  duration: number
  /** Presentation time minus decoding time. */
  compositionOffset: number
  isSync: boolean
  data: Buffer
}

const fourCc = (type: string) => Buffer.from(type, 'latin1').readUInt32BE()
const types = {
  moof: fourCc('moof'),
  mfhd: fourCc('mfhd'),
  traf: fourCc('traf'),
  tfhd: fourCc('tfhd'),
  tfdt: fourCc('tfdt'),
  trun: fourCc('trun'),
  mdat: fourCc('mdat'),
}
const sizes = { box: 8, mfhd: 16, tfhd: 16, tfdt: 20, trunBeforeSamples: 20, trunSample: 16 }
/** A part without samples. */
export const emptyPartBytes =
  3 * sizes.box + sizes.mfhd + sizes.tfhd + sizes.tfdt + sizes.trunBeforeSamples
const defaultBaseIsMoof = 0x020000
const version1 = 0x01000000
// data-offset, sample-duration, sample-size, sample-flags, sample-composition-time-offsets present
const everyTrunField = 0x000f01
// ISO/IEC 14496-12 section 8.8.3.1: depends on no other sample / on others and is not a sync sample.
const syncSampleFlags = 0x02000000
const otherSampleFlags = 0x01010000

/**
 * One moof and its mdat (ISO/IEC 14496-12 section 8.8), as a partial segment of RFC 8216bis.
 * One allocation; the media bytes are copied this one time.
 */
export function mediaPart(sequenceNumber: number, samples: readonly Sample[]) {
  const trunSize = sizes.trunBeforeSamples + samples.length * sizes.trunSample
  const trafSize = sizes.box + sizes.tfhd + sizes.tfdt + trunSize
  const moofSize = sizes.box + sizes.mfhd + trafSize
  const mediaSize = samples.reduce((size, sample) => size + sample.data.length, 0)
  const bytes = Buffer.allocUnsafeSlow(moofSize + sizes.box + mediaSize)
  let at = 0
  const put = (...values: number[]) => {
    for (const value of values) at = bytes.writeUInt32BE(value, at)
  }
  put(moofSize, types.moof, sizes.mfhd, types.mfhd, 0, sequenceNumber)
  put(trafSize, types.traf, sizes.tfhd, types.tfhd, defaultBaseIsMoof, trackId)
  const dts = samples[0]?.dts ?? 0
  put(sizes.tfdt, types.tfdt, version1, Math.floor(dts / 2 ** 32), dts % 2 ** 32)
  put(trunSize, types.trun, version1 + everyTrunField, samples.length, moofSize + sizes.box)
  for (const { duration, data, isSync, compositionOffset } of samples) {
    put(duration, data.length, isSync ? syncSampleFlags : otherSampleFlags)
    at = bytes.writeInt32BE(compositionOffset, at)
  }
  put(sizes.box + mediaSize, types.mdat)
  for (const { data } of samples) at += data.copy(bytes, at)
  return bytes
}
