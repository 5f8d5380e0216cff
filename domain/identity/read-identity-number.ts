import { wasDivision } from '../region/former-divisions'

/** What the last of the 18 characters stands for, by the weighted sum of the others (ISO 7064, MOD 11-2). */
const checkCharacters = '10X98765432'

/** Instead of a county: numbers of residence permits for people of Hong Kong, Macao and Taiwan. */
const permitCodes = new Set(['810000', '820000', '830000'])

interface ReadOptions {
  /** As typed. */
  typed: string
  /** Of the child, as the guardian gave it. */
  birthYear: number
  birthMonth: number
  now: Date
}

export type IdentityReading =
  | { outcome: 'good'; number: string }
  /** It is nobody's number: mistyped, or made up. */
  | { outcome: 'impossible' }
  /** It may be somebody's, who was born in another month. */
  | { outcome: 'of_another' }

/** Reads a citizen identity number (GB 11643-1999), which goes no further than to its digest. */
export function readIdentityNumber(options: ReadOptions): IdentityReading {
  const { typed, birthYear, birthMonth, now } = options
  const number = typed.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase()
  if (!/^\d{17}[\dX]$/.test(number) || number.at(-1) !== checkCharacterOf(number)) {
    return { outcome: 'impossible' }
  }
  const regionCode = number.slice(0, 6)
  const birthDate = readDate(number.slice(6, 14))
  const isCounty = !regionCode.endsWith('00') && wasDivision(regionCode)
  if (!birthDate || birthDate > now || !(isCounty || permitCodes.has(regionCode))) {
    return { outcome: 'impossible' }
  }
  const isOfChild =
    birthDate.getUTCFullYear() === birthYear && birthDate.getUTCMonth() + 1 === birthMonth
  return isOfChild ? { outcome: 'good', number } : { outcome: 'of_another' }
}

function checkCharacterOf(number: string) {
  let sum = 0
  for (const [index, digit] of [...number.slice(0, 17)].entries()) {
    sum += Number(digit) * (2 ** (17 - index) % 11)
  }
  return checkCharacters[sum % 11]
}

/** Null for a day that no calendar has. */
function readDate(digits: string) {
  const day = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`
  const date = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) ? date : null
}
