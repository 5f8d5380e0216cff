import type { Choices } from './test-choices'

const lengthsAtEdges16 = [0, 1, 0x7f_ff, 0xff_ff] as const
const lengthsAtEdges32 = [0, 1, 0x7f_ff_ff_ff, 0xff_ff_ff_ff] as const
const numbersAtEdges = [
  0,
  1,
  -1,
  1.5,
  2 ** 53,
  -(2 ** 31),
  Number.MAX_VALUE,
  Number.MIN_VALUE,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  -0,
] as const
const names = ['a', 'code', 'app', 'tcUrl', 'fourCcList', '__proto__', 'constructor', 'length', '']
const deepest = 3_000

const head = (...bytes: number[]) => Buffer.from(bytes)
const uint16 = (value: number) => head(value >> 8, value & 0xff)
function uint32(value: number) {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
function double(value: number) {
  const bytes = Buffer.alloc(8)
  bytes.writeDoubleBE(value)
  return bytes
}

/** A text with its true length before it, or sometimes another. */
function text16(choices: Choices, text: string) {
  const bytes = Buffer.from(text)
  const length = choices.once(10) ? choices.of(lengthsAtEdges16) : bytes.length
  return Buffer.concat([uint16(length), bytes])
}
function count32(choices: Choices, count: number) {
  return uint32(choices.once(8) ? choices.of(lengthsAtEdges32) : count)
}
const end = () => head(0, 0, 9)

/** One value of AMF0 section 2, of every type, nested, with lengths that are sometimes wrong. */
export function amf0(choices: Choices, depth = 0): Buffer {
  const inner = () => amf0(choices, depth + 1)
  const kinds = depth > 4 ? 12 : 19
  switch (choices.below(kinds)) {
    case 0:
      return head(5)
    case 1:
      return Buffer.concat([head(0), double(choices.of(numbersAtEdges))])
    case 2:
      return head(1, choices.byte())
    case 3:
      return Buffer.concat([head(2), text16(choices, choices.of(names))])
    case 4:
      return head(choices.of([4, 6, 9, 0x0d, 0x0e]))
    case 5:
      return Buffer.concat([head(7), uint16(choices.below(65_536))])
    case 6:
      return Buffer.concat([head(0x0b), double(choices.of(numbersAtEdges)), uint16(0)])
    case 7:
      return Buffer.concat([head(0x0c), count32(choices, 3), Buffer.from('abc')])
    case 8:
      return Buffer.concat([head(0x0f), count32(choices, 4), Buffer.from('<a/>')])
    case 9:
      return choices.noise(choices.below(20))
    case 10:
      return head(choices.byte())
    case 11:
      return Buffer.concat([head(0x11), amf3(choices)])
    case 12:
      return Buffer.concat([head(3), ...fields(choices, inner), end()])
    case 13:
      return Buffer.concat([head(3), ...fields(choices, inner)])
    case 14:
      return Buffer.concat([head(8), count32(choices, 1), ...fields(choices, inner), end()])
    case 15: {
      const values = choices.list(4, inner)
      return Buffer.concat([head(0x0a), count32(choices, values.length), ...values])
    }
    case 16:
      return Buffer.concat([head(0x10), text16(choices, 'Thing'), ...fields(choices, inner), end()])
    case 17:
      return deep(choices, head(3, 0, 1, 0x61))
    default:
      return deep(choices, head(0x0a, 0, 0, 0, 1))
  }
}

function fields(choices: Choices, value: () => Buffer) {
  return choices.list(4, () => Buffer.concat([text16(choices, choices.of(names)), value()]))
}

const deep = (choices: Choices, opening: Buffer) =>
  Buffer.alloc(opening.length * choices.of([10, 100, deepest]), opening)

/** One value of AMF3 section 3, of every type, with references and lengths that are sometimes wrong. */
export function amf3(choices: Choices, depth = 0): Buffer {
  const inner = () => amf3(choices, depth + 1)
  switch (choices.below(depth > 3 ? 6 : 11)) {
    case 0:
      return head(choices.of([0, 1, 2, 3]))
    case 1:
      return Buffer.concat([head(4), u29(choices)])
    case 2:
      return Buffer.concat([head(5), double(choices.of(numbersAtEdges))])
    case 3:
      return Buffer.concat([head(choices.of([6, 7, 0x0b, 0x0c])), u29(choices), head(0x61)])
    case 4:
      return Buffer.concat([head(8), u29(choices), double(choices.of(numbersAtEdges))])
    case 5:
      return head(choices.byte())
    case 6:
      return Buffer.concat([head(9), u29(choices), head(1), ...choices.list(3, inner)])
    case 7:
      return Buffer.concat([head(0x0a, 0x0b, 1), head(3, 0x61), inner(), head(1)])
    case 8:
      return Buffer.concat([head(choices.of([0x0d, 0x0e, 0x0f, 0x10])), u29(choices), inner()])
    case 9:
      return Buffer.concat([head(0x11), u29(choices), head(0), inner(), inner()])
    default:
      return deep(choices, head(9, 3, 1))
  }
}

const u29 = (choices: Choices) =>
  choices.of([head(1), head(0), head(0x7f), head(0x81, 0), head(0xff, 0xff, 0xff, 0xff), head(3)])
