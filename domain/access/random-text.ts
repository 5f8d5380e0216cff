import { randomInt } from 'node:crypto'

/** Without characters that look alike on paper: just under five bits each. */
export const readableAlphabet = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Characters of an alphabet, each as likely as any other, from the system's own randomness. */
export const randomText = (alphabet: string, length: number) =>
  Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join('')
