import type { AudioConfiguration, AudioFrame, VideoConfiguration, VideoFrame } from '../source'
import { readExHeader } from './ex-header'
import { nameSoundFormat, nameVideoCodec, UnsupportedCodecError } from './unsupported-codec-error'

export { UnsupportedCodecError }

export const ticksPerMs = 90

/** FLV FrameType, CodecID and SoundFormat that mean something here. */
export const flvFrame = { key: 1, inter: 2, command: 5 } as const
export const flvCodec = { avc: 7, aac: 10, exSound: 9 } as const

/** What a packet is: AVCPacketType and AACPacketType are 0 to 2, Enhanced RTMP goes on. */
export const packetType = { sequenceStart: 0, codedFrames: 1, codedFramesX: 3 } as const

/**
 * Body of an FLV video tag or RTMP video message (FLV 10.1 E.4.3; Enhanced RTMP v2 for `avc1`) → event,
 * or null when there is nothing to carry. Frames point into `body`. `timestampMs` is the decoding time.
 * Throws UnsupportedCodecError, or RangeError on a truncated body.
 */
export function parseVideoTag(
  body: Buffer,
  timestampMs: number,
): VideoConfiguration | VideoFrame | null {
  if (body.length === 0) return null
  const first = body.readUInt8(0)
  const isEnhanced = (first & 0x80) !== 0
  const frameType = (first >> 4) & 0x07
  if (frameType === flvFrame.command) return null
  const packet = isEnhanced ? readExVideo(body) : readAvc(body)
  if (!packet) return null
  const { isConfiguration, compositionMs, payload } = packet
  if (isConfiguration) return { kind: 'video-configuration', record: filled(payload) }
  if (payload.length === 0) return null
  return {
    kind: 'video-frame',
    dts: timestampMs * ticksPerMs,
    pts: (timestampMs + compositionMs) * ticksPerMs,
    isKeyframe: frameType === flvFrame.key,
    data: payload,
  }
}

/** As {@link parseVideoTag}, for sound: AAC (FLV 10.1 E.4.2; Enhanced RTMP v2 for `mp4a`). */
export function parseAudioTag(
  body: Buffer,
  timestampMs: number,
): AudioConfiguration | AudioFrame | null {
  if (body.length === 0) return null
  const format = body.readUInt8(0) >> 4
  if (format !== flvCodec.aac && format !== flvCodec.exSound) {
    throw new UnsupportedCodecError({ medium: 'audio', codec: nameSoundFormat(format) })
  }
  const header =
    format === flvCodec.aac ? { type: body.readUInt8(1), at: 2 } : readExHeader(body, 'audio')
  if (!header) return null
  const payload = body.subarray(header.at)
  if (header.type === packetType.sequenceStart) {
    return { kind: 'audio-configuration', record: filled(payload) }
  }
  if (header.type !== packetType.codedFrames || payload.length === 0) return null
  return { kind: 'audio-frame', dts: timestampMs * ticksPerMs, data: payload }
}

function readAvc(body: Buffer) {
  const codecId = body.readUInt8(0) & 0x0f
  if (codecId !== flvCodec.avc) {
    throw new UnsupportedCodecError({ medium: 'video', codec: nameVideoCodec(codecId) })
  }
  const type = body.readUInt8(1)
  if (type !== packetType.sequenceStart && type !== packetType.codedFrames) return null
  return {
    isConfiguration: type === packetType.sequenceStart,
    compositionMs: body.readIntBE(2, 3),
    payload: body.subarray(5),
  }
}

function readExVideo(body: Buffer) {
  const header = readExHeader(body, 'video')
  switch (header?.type) {
    case packetType.sequenceStart:
      return { isConfiguration: true, compositionMs: 0, payload: body.subarray(header.at) }
    case packetType.codedFramesX:
      return { isConfiguration: false, compositionMs: 0, payload: body.subarray(header.at) }
    case packetType.codedFrames: {
      const compositionMs = body.readIntBE(header.at, 3)
      return { isConfiguration: false, compositionMs, payload: body.subarray(header.at + 3) }
    }
    default:
      return null
  }
}

function filled(record: Buffer) {
  if (record.length === 0) throw new RangeError('The tag ends before its codec configuration.')
  return record
}
