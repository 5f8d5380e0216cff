import { messageType } from '../message-type'
import { encodeValue } from '../test-encoder'
import { amf0, amf3 } from './test-amf'
import type { Choices } from './test-choices'
import type { Message } from './test-chunks'
import type { Hostile } from './test-hostile-bytes'
import { enhancedHeader } from './test-media'

const passedOver = [
  'call',
  'pause',
  '_result',
  'onStatus',
  '@setDataFrame',
  '__proto__',
  '',
  '直播',
]

/** A message that is odd, and no reason to put its sender out. */
export function bearableMessage({ choices, marker }: Hostile): Message {
  switch (choices.below(5)) {
    case 0:
      return { type: messageType.video, payload: ownVideo(choices, marker) }
    case 1:
      return { type: messageType.audio, payload: ownAudio(choices, marker) }
    case 2:
      return commandOfAnything(choices)
    case 3:
      return { type: choices.of([15, 16, 18, 19, 7, 255]), payload: anyValues(choices) }
    default:
      return control(choices)
  }
}

/** In a codec that is carried, whatever else it says; cut anywhere. */
function ownVideo(choices: Choices, marker: Buffer) {
  const frame = choices.below(8) << 4
  const plain = () => Buffer.from([frame | 7, choices.byte(), ...choices.noise(3)])
  const header = choices.once(2) ? plain() : enhancedHeader(choices, 0x80 | frame, ownVideoTypes)
  return choices.maybeCut(Buffer.concat([header, choices.noise(choices.below(40)), marker]))
}

function ownAudio(choices: Choices, marker: Buffer) {
  const plain = () => Buffer.from([0xa0 | choices.below(16), choices.byte()])
  const header = choices.once(2) ? plain() : enhancedHeader(choices, 0x90, ownAudioTypes)
  return choices.maybeCut(Buffer.concat([header, choices.noise(choices.below(40)), marker]))
}

const ownVideoTypes = { types: [0, 1, 2, 3, 4, 5, 8, 15], fourCcs: ['avc1'] }
const ownAudioTypes = { types: [0, 1, 2, 3, 4, 8, 15], fourCcs: ['mp4a'] }

function commandOfAnything(choices: Choices): Message {
  const opening = [choices.of(passedOver), choices.below(1_000)].map(encodeValue)
  const isAmf3 = choices.once(3)
  const payload = Buffer.concat([Buffer.alloc(isAmf3 ? 1 : 0), ...opening, anyValues(choices)])
  return { type: isAmf3 ? messageType.commandAmf3 : messageType.commandAmf0, payload }
}

const anyValues = (choices: Choices) =>
  choices.maybeCut(
    Buffer.concat(choices.list(3, () => (choices.once(3) ? amf3(choices) : amf0(choices)))),
  )

function control(choices: Choices): Message {
  const value = choices.noise(4)
  switch (choices.below(4)) {
    case 0:
      return { type: messageType.acknowledgement, payload: value }
    case 1:
      return { type: messageType.abort, payload: Buffer.from([0, 0, 0, choices.below(8)]) }
    case 2:
      return { type: messageType.setPeerBandwidth, payload: choices.noise(choices.below(6)) }
    default: {
      const event = Buffer.from([0, choices.byte(), ...value])
      return { type: messageType.userControl, payload: choices.maybeCut(event) }
    }
  }
}
