/**
 * Decisions read from bytes, so that a generator of bytes makes attacks, and fewer or smaller bytes
 * make simpler ones: when they are used up, the first choice is always taken.
 */
export class Choices {
  private at = 0

  constructor(private readonly bytes: Uint8Array) {}

  get areUsedUp() {
    return this.at >= this.bytes.length
  }

  byte() {
    const byte = this.bytes[this.at] ?? 0
    this.at += 1
    return byte
  }

  /** A whole number from 0 to `bound` - 1. */
  below(bound: number) {
    const value = bound <= 256 ? this.byte() : this.byte() * 256 + this.byte()
    return value % bound
  }

  /** True once in `times`. */
  once(times: number) {
    return this.below(times) === times - 1
  }

  of<Option>(options: readonly Option[]): Option {
    const option = options[this.below(options.length)]
    if (option === undefined) throw new Error('there is nothing to choose from')
    return option
  }

  list<Item>(most: number, make: () => Item): Item[] {
    return Array.from({ length: this.below(most + 1) }, make)
  }

  /** Bytes that look like nothing in particular. */
  noise(length: number) {
    const noise = Buffer.alloc(length)
    for (let at = 0; at < Math.min(length, 24); at += 1) noise.writeUInt8(this.byte(), at)
    return noise
  }

  /** The bytes as they are, or cut somewhere. */
  maybeCut(bytes: Buffer, times = 6) {
    return this.once(times) ? bytes.subarray(0, this.below(bytes.length + 1)) : bytes
  }
}
