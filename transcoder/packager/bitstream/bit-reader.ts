/** Reads bits, most significant first. Throws a RangeError past the end. */
export class BitReader {
  private position = 0

  constructor(private readonly bytes: Uint8Array) {}

  bit() {
    const byte = this.bytes[this.position >> 3]
    if (byte === undefined) throw new RangeError('the bit stream ends too early')
    const bit = (byte >> (7 - (this.position & 7))) & 1
    this.position += 1
    return bit
  }

  bits(count: number) {
    let value = 0
    for (let index = 0; index < count; index += 1) value = value * 2 + this.bit()
    return value
  }

  /** Unsigned Exp-Golomb code ue(v), ITU-T H.264 section 9.1. */
  unsignedGolomb() {
    let zeros = 0
    while (this.bit() === 0) {
      zeros += 1
      if (zeros > 32) throw new RangeError('an Exp-Golomb code is too long')
    }
    return 2 ** zeros - 1 + this.bits(zeros)
  }

  /** Signed Exp-Golomb code se(v), ITU-T H.264 section 9.1.1. */
  signedGolomb() {
    const code = this.unsignedGolomb()
    return code % 2 === 0 ? -code / 2 : (code + 1) / 2
  }
}
