import { flvCodec, flvFrame, packetType, ticksPerMs } from '@/transcoder/flv/flv-tag'
import type { SourceEvent } from '@/transcoder/source'

/** AAC's SoundFormat with what the specification fixes beside it: 44 kHz, 16 bit, stereo. */
const aacSound = (flvCodec.aac << 4) | 0x0f
const soundConfiguration = Buffer.from([aacSound, packetType.sequenceStart])
const soundFrame = Buffer.from([aacSound, packetType.codedFrames])

export const toMs = (ticks: number) => Math.round(ticks / ticksPerMs)

/**
 * What stands before an event's own bytes in an RTMP message (FLV 10.1 E.4.2, E.4.3). H.264 and AAC are all
 * that comes in, and go out in the plain form, which every server reads, whichever form they came in.
 */
export function mediaTagHead(event: SourceEvent) {
  switch (event.kind) {
    case 'audio-configuration':
      return soundConfiguration
    case 'audio-frame':
      return soundFrame
    case 'video-configuration':
      return pictureHead({ isKeyframe: true, type: packetType.sequenceStart, compositionMs: 0 })
    case 'video-frame': {
      const compositionMs = toMs(event.pts) - toMs(event.dts)
      const { isKeyframe } = event
      return pictureHead({ isKeyframe, type: packetType.codedFrames, compositionMs })
    }
  }
}

/** A composition time is a signed number of 24 bits. */
const longestCompositionMs = 0x7f_ff_ff

function pictureHead(picture: { isKeyframe: boolean; type: number; compositionMs: number }) {
  const { isKeyframe, type, compositionMs } = picture
  const head = Buffer.alloc(5)
  head.writeUInt8(((isKeyframe ? flvFrame.key : flvFrame.inter) << 4) | flvCodec.avc)
  head.writeUInt8(type, 1)
  const held = Math.max(-longestCompositionMs, Math.min(longestCompositionMs, compositionMs))
  head.writeIntBE(held, 2, 3)
  return head
}
