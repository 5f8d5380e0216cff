import fc from 'fast-check'
import { expect, test } from 'vitest'
import { childDataKeys } from '@/tests/support/child-data-keys'
import { identityHash } from './identity-hash'
import { readIdentityNumber } from './read-identity-number'

const now = new Date('2020-02-10T08:00:00Z')
const read = (typed: string) => readIdentityNumber({ typed, birthYear: 2012, birthMonth: 5, now })
const outcome = (typed: string) => read(typed).outcome

// Made up for these tests: the serial numbers belong to nobody.
const good = '420102201205170028'

test('a number is good when its last character fits the others', () => {
  expect(read(good)).toEqual({ outcome: 'good', number: good })
  const others = [...'0123456789X'].filter((last) => last !== good.at(-1))
  for (const last of others) expect(outcome(good.slice(0, 17) + last), last).toBe('impossible')
})

test('the X is taken small and large, spaces and full-width digits as well', () => {
  const withX = '42010220120517001X'
  expect(outcome(withX)).toBe('good')
  expect(read('420102 20120517 001x')).toEqual({ outcome: 'good', number: withX })
  expect(read('４２０１０２20120517001Ｘ')).toEqual({ outcome: 'good', number: withX })
})

test.each([
  ['a county that is none', '429999201205170016'],
  ['a city instead of a county', '420100201205170013'],
  ['the 30th of February', '420102201202300010'],
  ['a 13th month', '420102201213170010'],
  ['a birthday that is still to come', '420102203005170010'],
  ['seventeen digits', '42010220120517001'],
  ['nineteen digits', '4201022012051700180'],
  ['fifteen digits of the old kind', '420102120517001'],
  ['letters', '42010220120517OO18'],
  ['nothing', ''],
  ['SQL', "' OR 1=1 --"],
])('%s is nobody’s number', (_, typed) => {
  const withCheck = /^\d{18}$/.test(typed) ? withRightCheck(typed) : typed
  expect(outcome(withCheck)).toBe('impossible')
})

test('a county that was merged since is still in the numbers of its children', () => {
  expect(outcome(withRightCheck('330103201205170010'))).toBe('good')
})

test('a permit of Hong Kong, Macao or Taiwan names no county', () => {
  expect(outcome(withRightCheck('830000201205170010'))).toBe('good')
})

test('a number of somebody born in another month is not the child’s', () => {
  expect(outcome(withRightCheck('420102201206170010'))).toBe('of_another')
  expect(outcome(withRightCheck('420102201105170010'))).toBe('of_another')
})

test('two neighbouring digits that were exchanged, or one that is wrong, are always noticed', () => {
  const position = fc.integer({ min: 0, max: 16 })
  fc.assert(
    fc.property(position, fc.integer({ min: 1, max: 9 }), (at, more) => {
      const digit = (Number(good[at]) + more) % 10
      expect(outcome(good.slice(0, at) + digit + good.slice(at + 1))).toBe('impossible')
    }),
  )
  for (let at = 0; at < 16; at += 1) {
    const [one, two] = [good[at], good[at + 1]]
    if (one === two) continue
    expect(outcome(good.slice(0, at) + two + one + good.slice(at + 2))).toBe('impossible')
  }
})

test('the digest is the same for the same number and key alone, and does not show the number', () => {
  const other = { ...childDataKeys, digest: new Uint8Array(32) }
  const hash = identityHash(good, childDataKeys)
  expect(identityHash(good, childDataKeys)).toBe(hash)
  expect(identityHash(good, other)).not.toBe(hash)
  expect(identityHash(withRightCheck('420102201205170030'), childDataKeys)).not.toBe(hash)
  expect(hash).toMatch(/^[\w-]{43}$/)
})

/** The same number with the last character that fits: found by trying, not by the rule under test. */
function withRightCheck(number: string) {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, index) => total + weight * Number(number[index]), 0)
  return number.slice(0, 17) + '10X98765432'[sum % 11]
}
