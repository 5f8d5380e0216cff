import type { RtmpMessage } from './chunk-reader'
import { ProtocolViolation } from './protocol-violation'

const tagHeaderBytes = 11
const backPointerBytes = 4

/** RTMP 1.0 section 7.1.6: FLV tags behind one another; the first one's time is the message's. */
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
    yield {
      type: payload.readUInt8(at) & 0x1f,
      timestampMs: (tagMs + shiftMs) >>> 0,
      streamId,
      payload: payload.subarray(from, from + length),
    }
    at = from + length + backPointerBytes
  }
}
