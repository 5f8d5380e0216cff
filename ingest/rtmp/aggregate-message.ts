import type { RtmpMessage } from './chunk-reader'
import { messageType } from './message-type'
import { ProtocolViolation } from './protocol-violation'

const tagHeaderBytes = 11
const backPointerBytes = 4

/**
 * The audio and video of an aggregate, RTMP 1.0 section 7.1.6: FLV tags behind one another; the first
 * one's time is the message's. Throws {@link ProtocolViolation} when it is truncated.
 */
export function* readAggregate({
  payload,
  timestampMs,
  streamId,
}: RtmpMessage): Generator<RtmpMessage> {
  let at = 0
  let shiftMs: number | null = null
  while (at + tagHeaderBytes <= payload.length) {
    const length = payload.readUIntBE(at + 1, 3)
    const tagMs = payload.readUIntBE(at + 4, 3) + payload.readUInt8(at + 7) * 2 ** 24
    shiftMs ??= timestampMs - tagMs
    const from = at + tagHeaderBytes
    if (from + length > payload.length) throw new ProtocolViolation('an aggregate is truncated')
    const type = payload.readUInt8(at) & 0x1f
    if (type === messageType.audio || type === messageType.video) {
      yield {
        type,
        timestampMs: (tagMs + shiftMs) >>> 0,
        streamId,
        payload: payload.subarray(from, from + length),
      }
    }
    at = from + length + backPointerBytes
  }
}
