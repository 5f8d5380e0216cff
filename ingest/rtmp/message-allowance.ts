import { messageType } from './message-type'
import type { RtmpLimits } from './rtmp-limits'

/** How long a message may be, before and after its sender holds a grant. */
export function longestMessageBytes(
  limits: RtmpLimits,
  { type, hasGrant }: { type: number; hasGrant: boolean },
) {
  switch (type) {
    case messageType.commandAmf0:
    case messageType.commandAmf3:
      return limits.commandMessageBytes
    case messageType.audio:
      return limits.audioMessageBytes
    case messageType.video:
    case messageType.aggregate:
      return hasGrant ? limits.videoMessageBytes : limits.mediaBytesBeforeGrant
    default:
      return type <= messageType.setPeerBandwidth
        ? limits.controlMessageBytes
        : limits.dataMessageBytes
  }
}
