import type { SourceEvent } from '../source'
import { flvCodec, flvFrame, packetType, ticksPerMs } from './flv-tag'

/** FLV 10.1 E.4.1 TagType. */
export const tagType = { audio: 8, video: 9 } as const
export const fileHeaderSize = 9
export const tagHeaderSize = 11
export const previousTagSizeSize = 4

const audioHeaderSize = 2
const videoHeaderSize = 5
/** AAC's SoundFormat with what the specification fixes beside it: 44 kHz, 16 bit, stereo. */
const aacSound = (flvCodec.aac << 4) | 0x0f

/** The FLV file header and the empty back pointer behind it (FLV 10.1 E.2, E.3). */
export function writeFlvHeader({ hasVideo, hasAudio }: { hasVideo: boolean; hasAudio: boolean }) {
  const header = Buffer.alloc(fileHeaderSize + previousTagSizeSize)
  header.write('FLV\x01', 'latin1')
  header.writeUInt8((hasAudio ? 0x04 : 0) | (hasVideo ? 0x01 : 0), 4)
  header.writeUInt32BE(fileHeaderSize, 5)
  return header
}

/**
 * One FLV tag as pieces to be written one after the other; the frame's bytes are not copied. Times
 * are rounded to the millisecond, which loses nothing of an RTMP source's; `configurationMs` is the
 * time that a configuration, which has none of its own, is given.
 */
export function writeFlvTag(event: SourceEvent, configurationMs: number): Buffer[] {
  switch (event.kind) {
    case 'video-configuration':
      return frameTag(event.record, configurationMs, videoHeader(true, packetType.sequenceStart, 0))
    case 'audio-configuration':
      return frameTag(event.record, configurationMs, audioHeader(packetType.sequenceStart))
    case 'audio-frame':
      return frameTag(event.data, toMs(event.dts), audioHeader(packetType.codedFrames))
    case 'video-frame': {
      const dtsMs = toMs(event.dts)
      const compositionMs = toMs(event.pts) - dtsMs
      const header = videoHeader(event.isKeyframe, packetType.codedFrames, compositionMs)
      return frameTag(event.data, dtsMs, header)
    }
  }
}

const toMs = (ticks: number) => Math.round(ticks / ticksPerMs)

/** An empty tag header with the codec's own header behind it; `frameTag` fills in the rest. */
function audioHeader(type: number) {
  const header = Buffer.alloc(tagHeaderSize + audioHeaderSize)
  header.writeUInt8(tagType.audio, 0)
  header.writeUInt8(aacSound, tagHeaderSize)
  header.writeUInt8(type, tagHeaderSize + 1)
  return header
}

function videoHeader(isKeyframe: boolean, type: number, compositionMs: number) {
  const header = Buffer.alloc(tagHeaderSize + videoHeaderSize)
  const frameType = isKeyframe ? flvFrame.key : flvFrame.inter
  header.writeUInt8(tagType.video, 0)
  header.writeUInt8((frameType << 4) | flvCodec.avc, tagHeaderSize)
  header.writeUInt8(type, tagHeaderSize + 1)
  header.writeIntBE(compositionMs, tagHeaderSize + 2, 3)
  return header
}

function frameTag(payload: Buffer, timestampMs: number, header: Buffer) {
  const bodySize = header.length - tagHeaderSize + payload.length
  header.writeUIntBE(bodySize, 1, 3)
  header.writeUIntBE(timestampMs & 0xffffff, 4, 3)
  // FLV 10.1 E.4.1: the eighth byte holds the upper bits of a signed 32-bit time.
  header.writeUInt8((timestampMs >>> 24) & 0xff, 7)
  const previousTagSize = Buffer.alloc(previousTagSizeSize)
  previousTagSize.writeUInt32BE(tagHeaderSize + bodySize)
  return [header, payload, previousTagSize]
}
