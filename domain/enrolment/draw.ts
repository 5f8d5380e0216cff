import { createHash, createHmac, randomBytes } from 'node:crypto'

const seedBytes = 32
const blockBytes = 64

/** A draw's seed, in lower-case hex: secret until the draw, public from then on. */
export const makeDrawSeed = () => randomBytes(seedBytes).toString('hex')

/** What is published before anybody asks, so that the seed cannot be chosen afterwards. */
export const hashDrawSeed = (seed: string) =>
  createHash('sha256').update(Buffer.from(seed, 'hex')).digest('hex')

/** A lot: whoever has the smallest goes first. For siblings who stand as one, of their group's number. */
export const lotOf = (seed: string, number: string) =>
  createHmac('sha256', Buffer.from(seed, 'hex')).update(number).digest('hex')

/** The two keys of HMAC (RFC 2104 §2), with which the database makes lots from its own digest function. */
export function lotKeys(seed: string) {
  const padded = Buffer.alloc(blockBytes)
  Buffer.from(seed, 'hex').copy(padded)
  const mask = (byte: number) => new Uint8Array(padded.map((one) => one ^ byte))
  return { inner: mask(0x36), outer: mask(0x5c) }
}
