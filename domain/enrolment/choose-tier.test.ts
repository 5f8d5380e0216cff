import { expect, test } from 'vitest'
import { chooseTier, everybodysTier, type Tier } from './choose-tier'

const hubei: Tier = {
  rank: 1,
  claims: ['residence', 'medical_worker'],
  regionPrefixes: ['42', '330108'],
}
const everybody: Tier = { rank: 2, claims: [], regionPrefixes: [] }
const tiers = [everybody, hubei]

test.each([
  ['residence', '420102', 1],
  ['residence', '330108', 1],
  ['residence', '330106', null],
  ['residence', '110101', null],
  ['medical_worker', '110101', 1],
  [null, '420102', 2],
] as const)('the claim %s of a child in %s is for tier %s', (claim, regionCode, tier) => {
  expect(chooseTier({ tiers, claim, regionCode })).toBe(tier)
})

test('a claim that several tiers take counts for the best', () => {
  const second: Tier = { rank: 3, claims: ['residence'], regionPrefixes: ['4'] }
  expect(chooseTier({ tiers: [second, hubei], claim: 'residence', regionCode: '420102' })).toBe(1)
  expect(chooseTier({ tiers: [second, hubei], claim: 'residence', regionCode: '430102' })).toBe(3)
})

test('a programme for certain children alone has no tier for the others', () => {
  expect(everybodysTier([hubei])).toBeNull()
  expect(everybodysTier(tiers)).toBe(2)
})
