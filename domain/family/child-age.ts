import { Temporal } from '../temporal'

const youngestYears = 3
const oldestYears = 18
/** Under it a child's data are sensitive, and the guardian's consent is asked apart (PIPL Art. 28, 31). */
const consentYears = 14

interface BirthMonth {
  birthYear: number
  birthMonth: number
}

/** Between three and eighteen years: whom classes of a school are for. */
export function hasPossibleAge(birth: BirthMonth, now: Date) {
  const months = monthsOfAge(birth, now)
  return months >= youngestYears * 12 && months < (oldestYears + 1) * 12
}

/** In the month of its fourteenth birthday a child counts as under it, since the day is not known. */
export const isUnderConsentAge = (birth: BirthMonth, now: Date) =>
  monthsOfAge(birth, now) <= consentYears * 12

/** The years of birth that can be, the latest first. */
export function listBirthYears(now: Date) {
  const { year } = monthIn(now)
  const length = oldestYears - youngestYears + 2
  return Array.from({ length }, (_, index) => year - youngestYears - index)
}

function monthsOfAge({ birthYear, birthMonth }: BirthMonth, now: Date) {
  const { year, month } = monthIn(now)
  return (year - birthYear) * 12 + (month - birthMonth)
}

/** On the calendar of most families here. */
const monthIn = (now: Date) =>
  Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO('Asia/Shanghai')
