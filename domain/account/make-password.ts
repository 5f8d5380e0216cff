import { randomInt } from 'node:crypto'

/** Without characters that look alike on paper. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'
const groups = 5
const charactersAGroup = 4

/** A password for somebody who changes it later: 99 random bits that can be typed, as in `k3mw-8xqa-…`. */
export function makePassword() {
  const character = () => alphabet.charAt(randomInt(alphabet.length))
  const group = () => Array.from({ length: charactersAGroup }, character).join('')
  return Array.from({ length: groups }, group).join('-')
}
