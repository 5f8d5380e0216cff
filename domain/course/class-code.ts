import { randomInt } from 'node:crypto'

/** Without characters that look alike on paper. */
const alphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const characters = 8

/** A code that opens a course to whoever knows it: 39 random bits that a child can type. */
export const makeClassCode = () =>
  Array.from({ length: characters }, () => alphabet.charAt(randomInt(alphabet.length))).join('')
