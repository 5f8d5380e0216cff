import { messageType } from './message-type'
import type { RtmpLimits } from './rtmp-limits'

/** How far a connection has come: what it may send grows with it. */
export type Standing = 'before_publish' | 'before_grant' | 'granted'

/** How long a message may be. */
export function longestMessageBytes(
  limits: RtmpLimits,
  { type, standing }: { type: number; standing: Standing },
) {
  switch (type) {
    case messageType.commandAmf0:
    case messageType.commandAmf3:
      return limits.commandMessageBytes
    case messageType.audio:
    case messageType.video:
    case messageType.aggregate:
      return longestMediaBytes(limits, { type, standing })
    default:
      return type <= messageType.setPeerBandwidth
        ? limits.controlMessageBytes
        : limits.dataMessageBytes
  }
}

/** How much may be begun and not finished, on all chunk streams together. */
export function mostUnfinishedBytes(limits: RtmpLimits, standing: Standing) {
  switch (standing) {
    case 'before_publish':
      return limits.dataMessageBytes + limits.commandMessageBytes
    case 'before_grant':
      return limits.mediaBytesBeforeGrant
    case 'granted':
      return limits.unfinishedBytes
  }
}

function longestMediaBytes(
  limits: RtmpLimits,
  { type, standing }: { type: number; standing: Standing },
) {
  // Media have no business here yet: refused when they are announced, not when they have come.
  if (standing === 'before_publish') return 0
  if (type === messageType.audio) return limits.audioMessageBytes
  return standing === 'granted' ? limits.videoMessageBytes : limits.mediaBytesBeforeGrant
}
