import { randomText, readableAlphabet } from '../access/random-text'

const groups = 5
const charactersAGroup = 4

/** A password for somebody who changes it later: 99 random bits that can be typed, as in `k3mw-8xqa-…`. */
export function makePassword() {
  const group = () => randomText(readableAlphabet, charactersAGroup)
  return Array.from({ length: groups }, group).join('-')
}
