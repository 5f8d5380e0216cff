import { multitrack, nameFourCc, UnsupportedCodecError } from './unsupported-codec-error'

const modEx = 7
const videoMetadata = 4

/** What differs between ExVideoTagHeader and ExAudioTagHeader (Enhanced RTMP v2). */
const media = {
  video: { multitrackType: 6, carriedFourCc: 'avc1' },
  audio: { multitrackType: 5, carriedFourCc: 'mp4a' },
} as const

/**
 * Reads an Enhanced RTMP header: the packet's type, and where its payload begins, behind the FourCC.
 * Null for metadata, which has none. Throws UnsupportedCodecError, or RangeError on a truncated body.
 */
export function readExHeader(body: Buffer, medium: 'video' | 'audio') {
  const { type, at } = skipModifiers(body)
  if (medium === 'video' && type === videoMetadata) return null
  const { multitrackType, carriedFourCc } = media[medium]
  if (type === multitrackType) throw new UnsupportedCodecError({ medium, codec: multitrack })
  if (at + 4 > body.length) throw new RangeError('The tag ends before its FourCC.')
  const fourCc = body.toString('latin1', at, at + 4)
  if (fourCc !== carriedFourCc) {
    throw new UnsupportedCodecError({ medium, codec: nameFourCc(fourCc) })
  }
  return { type, at: at + 4 }
}

/** A packet may be wrapped in modifiers (nanosecond offsets, and what is still to come). */
function skipModifiers(body: Buffer) {
  let type = body.readUInt8(0) & 0x0f
  let at = 1
  while (type === modEx) {
    let size = body.readUInt8(at) + 1
    at += 1
    if (size === 256) {
      size = body.readUInt16BE(at) + 1
      at += 2
    }
    at += size
    type = body.readUInt8(at) & 0x0f
    at += 1
  }
  return { type, at }
}
