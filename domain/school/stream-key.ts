import { createHash, timingSafeEqual } from 'node:crypto'
import { randomText } from '../access/random-text'

// Crockford's base 32: no i, l, o or u, so that a key read aloud or off a screen is typed right.
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const codeLength = 8
/** 26 characters of 5 bits: 130 bits. */
const secretLength = 26
const pattern = new RegExp(`^([${alphabet}]{${codeLength}})_([${alphabet}]{${secretLength}})$`)

/** The half of a key that finds the classroom and proves nothing. */
export function generateClassroomCode() {
  return randomText(alphabet, codeLength)
}

/** The text that a teacher gives to the encoder: `<classroomCode>_<secret>`. */
export function generateStreamKey(classroomCode: string) {
  return `${classroomCode}_${randomText(alphabet, secretLength)}`
}

/** Gives the classroom's code, or null when the text cannot be a key. */
export function findClassroomCode(streamKey: string): string | null {
  return pattern.exec(streamKey)?.[1] ?? null
}

/** 130 random bits need no slow hash: guessing the key is as hard as guessing the digest. */
export function hashStreamKey(streamKey: string) {
  return createHash('sha256').update(streamKey).digest('hex')
}

/** Compares in constant time. */
export function isStreamKey(streamKey: string, hash: string) {
  const given = Buffer.from(hashStreamKey(streamKey), 'hex')
  const expected = Buffer.from(hash, 'hex')
  return given.length === expected.length && timingSafeEqual(given, expected)
}
