import { expect, test } from 'vitest'
import { hasPossibleAge, isUnderConsentAge, listBirthYears } from './child-age'

const now = new Date('2026-11-27T12:00:00Z')

test.each([
  [2023, 12, false],
  [2023, 11, true],
  [2007, 12, true],
  [2007, 11, false],
  [2027, 1, false],
  [1900, 1, false],
])('born in %i-%i: may be entered is %s', (birthYear, birthMonth, may) => {
  expect(hasPossibleAge({ birthYear, birthMonth }, now)).toBe(may)
})

test('until the month of the fourteenth birthday is over, the guardian’s consent is asked apart', () => {
  expect(isUnderConsentAge({ birthYear: 2012, birthMonth: 11 }, now)).toBe(true)
  expect(isUnderConsentAge({ birthYear: 2012, birthMonth: 10 }, now)).toBe(false)
})

test('the years to choose from hold every child who may be entered', () => {
  const years = listBirthYears(now)
  expect([years[0], years.at(-1)]).toEqual([2023, 2007])
  const possible = (birthYear: number) =>
    [1, 12].some((birthMonth) => hasPossibleAge({ birthYear, birthMonth }, now))
  expect(years.every(possible)).toBe(true)
  expect([2024, 2006].some(possible)).toBe(false)
})

test('a new month begins where the families are', () => {
  const birth = { birthYear: 2023, birthMonth: 12 }
  expect(hasPossibleAge(birth, new Date('2026-11-30T15:59:00Z'))).toBe(false)
  expect(hasPossibleAge(birth, new Date('2026-11-30T16:00:00Z'))).toBe(true)
})
