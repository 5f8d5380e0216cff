import { messageType } from '../message-type'
import { encodeValue } from '../test-encoder'
import { amf0, amf3 } from './test-amf'
import { attackKeys } from './test-attack-keys'
import type { Choices } from './test-choices'
import type { HostileChunks, Message } from './test-chunks'
import { aggregateBody, audioBody, videoBody } from './test-media'

const commandNames = [
  ...['connect', 'createStream', 'publish', 'FCPublish', 'releaseStream', 'getStreamLength'],
  ...['_checkbw', 'play', 'play2', 'FCUnpublish', 'deleteStream', 'closeStream', 'pause', 'call'],
  ...['_result', 'onStatus', '', '__proto__', 'constructor', 'x'.repeat(65), '\0', '直播'],
]
export const transactionIds = [1, 0, -1, Number.NaN, Number.POSITIVE_INFINITY, 1e308, 2 ** 53]
const chunkSizes = [128, 0, 1, 127, 4_096, 65_536, 0x7f_ff_ff_ff, 0x80_00_00_00, 0xff_ff_ff_ff]
const uint32 = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

/** One peer's means. Whatever it sends as media carries `marker`. */
export interface Hostile {
  choices: Choices
  chunks: HostileChunks
  marker: Buffer
  key: string
}

/** One hostile input: a message, a few of them, or bytes that are none. */
export function hostileBytes(attack: Hostile): Buffer {
  const { choices, chunks } = attack
  switch (choices.below(12)) {
    case 0:
    case 1:
    case 2:
      return chunks.plain(mediaMessage(attack))
    case 3:
      return chunks.plain(hostileMessage(attack), choices.of([1, 0, 2, 0xff_ff_ff_ff]))
    case 4:
    case 5:
      return chunks.odd(hostileMessage(attack))
    case 6:
      return chunks.interleaved(mediaMessage(attack), hostileMessage(attack))
    case 7:
      return changeChunkSize(attack)
    case 8:
      return announcements(choices)
    case 9:
      return publish(chunks, choices.of(Object.values(attackKeys)))
    case 10:
      return choices.noise(choices.below(2_000))
    default:
      return chunks.plain({
        type: messageType.video,
        payload: Buffer.alloc(choices.below(60_000), 0x27),
      })
  }
}

/** Messages that are announced and never come: DESIGN's 61 of 16 MB among them. */
function announcements(choices: Choices) {
  const length = choices.of([0xff_ff_ff, 400_000, 60_000, 1])
  const type = choices.of([9, 8, 22, 18, 20, 1])
  return Buffer.concat(
    Array.from({ length: choices.of([1, 3, 61]) }, (_, index) => {
      const header = Buffer.alloc(13)
      header.writeUInt8(index + 2 < 64 ? index + 2 : 3, 0)
      header.writeUIntBE(length, 4, 3)
      header.writeUInt8(type, 7)
      header.writeUInt32LE(1, 8)
      return header
    }),
  )
}

function changeChunkSize({ choices, chunks }: Hostile) {
  const size = choices.of(chunkSizes)
  const payload = uint32(size).subarray(0, choices.once(6) ? choices.below(5) : 4)
  const bytes = chunks.plain({ type: messageType.setChunkSize, payload })
  const isBelieved = !choices.once(5) && size >= 128 && payload.length === 4
  if (isBelieved) chunks.chunkBytes = Math.min(size, 0xff_ff_ff)
  return bytes
}

export function mediaMessage({ choices, marker }: Hostile): Message {
  switch (choices.below(4)) {
    case 0:
    case 1:
      return { type: messageType.video, payload: videoBody(choices, marker) }
    case 2:
      return { type: messageType.audio, payload: audioBody(choices, marker) }
    default:
      return { type: messageType.aggregate, payload: aggregateBody(choices, marker) }
  }
}

export function hostileMessage(attack: Hostile): Message {
  const { choices } = attack
  switch (choices.below(5)) {
    case 0:
      return oddCommand(attack)
    case 1:
      return controlMessage(choices)
    case 2:
      return mediaMessage(attack)
    case 3:
      return { type: choices.of([15, 16, 18, 19]), payload: choices.maybeCut(amf0(choices)) }
    default:
      return { type: choices.byte(), payload: choices.noise(choices.below(300)) }
  }
}

function oddCommand({ choices, key }: Hostile): Message {
  const name = encodeValue(choices.of(commandNames))
  const id = encodeValue(choices.of(transactionIds))
  const known = [
    encodeValue(null),
    encodeValue(choices.of([key, `${key}?a=b`, '', 'k'.repeat(2_000)])),
  ]
  const values = choices.once(2) ? known : choices.list(4, () => amf0(choices))
  const isAmf3 = choices.once(4)
  const opening = isAmf3 ? Buffer.from([choices.of([0, 0, 3])]) : Buffer.alloc(0)
  const last = choices.once(5) ? [amf3(choices)] : []
  const payload = choices.maybeCut(Buffer.concat([opening, name, id, ...values, ...last]))
  return { type: isAmf3 ? messageType.commandAmf3 : messageType.commandAmf0, payload }
}

/** RTMP 1.0 section 5.4 and 7.1.7, too short and too long as well. */
function controlMessage(choices: Choices): Message {
  const value = uint32(choices.of([0, 1, 3, 128, 0x7f_ff_ff_ff, 0xff_ff_ff_ff]))
  const event = Buffer.from([0, choices.of([6, 7, 3, 0, 26, 31, 255])])
  const type = choices.of([1, 2, 3, 4, 5, 6])
  const whole = type === messageType.userControl ? Buffer.concat([event, value, value]) : value
  const payload = choices.maybeCut(Buffer.concat([whole, choices.noise(choices.below(2))]))
  return { type, payload: choices.once(20) ? Buffer.alloc(70) : payload }
}

export function publish(chunks: HostileChunks, key: string) {
  return Buffer.concat([
    chunks.plain(command(['createStream', 2, null]), 0),
    chunks.plain(command(['publish', 3, null, key, 'live'])),
  ])
}

export const command = (values: unknown[]): Message => ({
  type: messageType.commandAmf0,
  payload: Buffer.concat(values.map(encodeValue)),
})
