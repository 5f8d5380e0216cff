import { messageType } from '../message-type'
import type { Choices } from './test-choices'

const avcConfiguration = Buffer.from(
  '014d401fffe1001a674d401f96540a00b742000003000200000300791e30654001000468ee3c80',
  'hex',
)
const aacConfiguration = Buffer.from('1190', 'hex')
const fourCcs = ['avc1', 'hvc1', 'av01', 'vp09', 'mp4a', 'Opus', 'fLaC', '\0\0\0\0', 'AVC1']

/** The body of a video message: FLV 10.1 E.4.3 and Enhanced RTMP v2, well formed or not. */
export function videoBody(choices: Choices, marker: Buffer) {
  switch (choices.below(6)) {
    case 0:
      return Buffer.concat([Buffer.from([0x17, 1, 0, 0, 0]), marker])
    case 1:
      return Buffer.concat([Buffer.from([0x17, 0, 0, 0, 0]), avcConfiguration, marker])
    case 2: {
      const frameAndCodec = choices.byte() & 0x7f
      const composition = choices.noise(3)
      return Buffer.concat([Buffer.from([frameAndCodec, choices.below(4)]), composition, marker])
    }
    case 3:
      return Buffer.concat([
        enhancedHeader(choices, 0x80 | (choices.below(8) << 4)),
        choices.noise(3),
        marker,
      ])
    case 4:
      return Buffer.concat([choices.noise(choices.below(30)), marker])
    default:
      return Buffer.alloc(0)
  }
}

/** The body of an audio message. */
export function audioBody(choices: Choices, marker: Buffer) {
  switch (choices.below(6)) {
    case 0:
      return Buffer.concat([Buffer.from([0xaf, 1]), marker])
    case 1:
      return Buffer.concat([Buffer.from([0xaf, 0]), aacConfiguration, marker])
    case 2:
      return Buffer.concat([Buffer.from([choices.byte(), choices.byte()]), marker])
    case 3:
      return Buffer.concat([enhancedHeader(choices, 0x90), marker])
    case 4:
      return Buffer.concat([choices.noise(choices.below(30)), marker])
    default:
      return Buffer.alloc(0)
  }
}

const anyTypes = { types: Array.from({ length: 16 }, (_, type) => type), fourCcs }

/** Modifiers as often as one likes, each with a size of its own, true or not. */
export function enhancedHeader(choices: Choices, first: number, { types, fourCcs } = anyTypes) {
  const type = choices.of(types)
  const modifiers = choices.list(3, () => {
    const isLong = choices.once(4)
    const size = choices.below(4)
    const length = isLong ? Buffer.from([255, choices.byte(), size]) : Buffer.from([size])
    return Buffer.concat([length, choices.noise(size + 1), Buffer.from([choices.of([7, type])])])
  })
  const opening = Buffer.from([(first & 0xf0) | (modifiers.length > 0 ? 7 : type)])
  return Buffer.concat([opening, ...modifiers, Buffer.from(choices.of(fourCcs), 'latin1')])
}

/** FLV tags behind one another, RTMP 1.0 section 7.1.6, with lengths that are sometimes wrong. */
export function aggregateBody(choices: Choices, marker: Buffer) {
  const tags = choices.list(5, () => {
    const body = choices.once(2) ? audioBody(choices, marker) : videoBody(choices, marker)
    const header = Buffer.alloc(11)
    const types = [messageType.video, messageType.audio, 18, messageType.aggregate, 0x29, 0]
    header.writeUInt8(choices.of(types), 0)
    header.writeUIntBE(choices.once(10) ? 0xff_ff_ff : body.length, 1, 3)
    header.writeUIntBE(choices.of([0, 40, 0xff_ff_ff]), 4, 3)
    header.writeUInt8(choices.of([0, 1, 0xff]), 7)
    return Buffer.concat([header, body, Buffer.alloc(choices.once(8) ? 0 : 4)])
  })
  return Buffer.concat(tags)
}
