import { BitReader } from './bit-reader'

export interface SequenceParameterSet {
  /** In luma samples, after cropping. */
  width: number
  height: number
  /** Width to height of one sample, when the stream says so. */
  sampleAspectRatio: { width: number; height: number } | null
  colour: ColourDescription | null
  /** Nominal frames a second, when the stream gives its timing. */
  fps: number | null
}

/** Code points of ITU-T H.273. */
export interface ColourDescription {
  primaries: number
  transfer: number
  matrix: number
  isFullRange: boolean
}

const chromaProfiles = new Set([100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135])
const extendedSampleAspectRatio = 255
// ITU-T H.264 table E-1.
const sampleAspectRatios = [
  null,
  [1, 1],
  [12, 11],
  [10, 11],
  [16, 11],
  [40, 33],
  [24, 11],
  [20, 11],
  [32, 11],
  [80, 33],
  [18, 11],
  [15, 11],
  [64, 33],
  [160, 99],
  [4, 3],
  [3, 2],
  [2, 1],
] as const

/**
 * Parses a NAL unit of type 7 (with its header byte) by ITU-T H.264 section 7.3.2.1.
 * Throws a RangeError when it is truncated.
 */
export function parseSequenceParameterSet(unit: Uint8Array): SequenceParameterSet {
  const reader = new BitReader(withoutEmulationPrevention(unit.subarray(1)))
  const profile = reader.bits(8)
  reader.bits(16)
  reader.unsignedGolomb()
  let chromaFormat = 1
  if (chromaProfiles.has(profile)) chromaFormat = readChromaFormat(reader)
  reader.unsignedGolomb()
  skipPictureOrder(reader)
  reader.unsignedGolomb()
  reader.bit()
  const widthInMacroblocks = reader.unsignedGolomb() + 1
  const heightInMapUnits = reader.unsignedGolomb() + 1
  const framesOnly = reader.bit()
  if (!framesOnly) reader.bit()
  reader.bit()
  const crop = reader.bit() ? readCropping(reader) : noCropping
  // Section 7.4.2.1.1: cropping counts in chroma samples, and in field lines when fields may occur.
  const cropUnitX = chromaFormat === 1 || chromaFormat === 2 ? 2 : 1
  const cropUnitY = (chromaFormat === 1 ? 2 : 1) * (2 - framesOnly)
  const size = {
    width: widthInMacroblocks * 16 - (crop.left + crop.right) * cropUnitX,
    height: heightInMapUnits * 16 * (2 - framesOnly) - (crop.top + crop.bottom) * cropUnitY,
  }
  return { ...size, ...(reader.bit() ? readUsability(reader) : noUsability) }
}

const noCropping = { left: 0, right: 0, top: 0, bottom: 0 }
const noUsability = { sampleAspectRatio: null, colour: null, fps: null }

/** Undoes section 7.4.1: the third byte of 00 00 03 is not part of the payload. */
function withoutEmulationPrevention(bytes: Uint8Array) {
  const payload: number[] = []
  let zeros = 0
  for (const byte of bytes) {
    if (zeros >= 2 && byte === 3) {
      zeros = 0
      continue
    }
    zeros = byte === 0 ? zeros + 1 : 0
    payload.push(byte)
  }
  return Uint8Array.from(payload)
}

function readChromaFormat(reader: BitReader) {
  const chromaFormat = reader.unsignedGolomb()
  if (chromaFormat === 3) reader.bit()
  reader.unsignedGolomb()
  reader.unsignedGolomb()
  reader.bit()
  if (reader.bit()) {
    for (let list = 0; list < (chromaFormat === 3 ? 12 : 8); list += 1) {
      if (reader.bit()) skipScalingList(reader, list < 6 ? 16 : 64)
    }
  }
  return chromaFormat
}

function skipScalingList(reader: BitReader, size: number) {
  let last = 8
  let next = 8
  for (let index = 0; index < size; index += 1) {
    if (next !== 0) next = (last + reader.signedGolomb() + 256) % 256
    if (next !== 0) last = next
  }
}

function skipPictureOrder(reader: BitReader) {
  const type = reader.unsignedGolomb()
  if (type === 0) reader.unsignedGolomb()
  if (type !== 1) return
  reader.bit()
  reader.signedGolomb()
  reader.signedGolomb()
  const cycle = reader.unsignedGolomb()
  for (let index = 0; index < cycle; index += 1) reader.signedGolomb()
}

function readCropping(reader: BitReader) {
  const [left, right] = [reader.unsignedGolomb(), reader.unsignedGolomb()]
  return { left, right, top: reader.unsignedGolomb(), bottom: reader.unsignedGolomb() }
}

/** Video usability information as far as the timing, ITU-T H.264 section E.1.1. */
function readUsability(reader: BitReader) {
  const sampleAspectRatio = reader.bit() ? readSampleAspectRatio(reader) : null
  if (reader.bit()) reader.bit()
  const colour = reader.bit() ? readColour(reader) : null
  if (reader.bit()) {
    reader.unsignedGolomb()
    reader.unsignedGolomb()
  }
  return { sampleAspectRatio, colour, fps: reader.bit() ? readFps(reader) : null }
}

function readSampleAspectRatio(reader: BitReader) {
  const code = reader.bits(8)
  if (code === extendedSampleAspectRatio) {
    const extended = { width: reader.bits(16), height: reader.bits(16) }
    return extended.width && extended.height ? extended : null
  }
  const known = sampleAspectRatios[code]
  return known ? { width: known[0], height: known[1] } : null
}

function readColour(reader: BitReader): ColourDescription | null {
  reader.bits(3)
  const isFullRange = reader.bit() === 1
  if (!reader.bit()) return null
  return {
    primaries: reader.bits(8),
    transfer: reader.bits(8),
    matrix: reader.bits(8),
    isFullRange,
  }
}

/** A tick is a field, so a frame lasts two of them (section E.2.1). */
function readFps(reader: BitReader) {
  const unitsInTick = reader.bits(32)
  const timeScale = reader.bits(32)
  return unitsInTick > 0 && timeScale > 0 ? timeScale / (2 * unitsInTick) : null
}
