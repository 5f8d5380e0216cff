import { expect, test } from 'vitest'
import { readAddress } from './client-address'

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:aaaa::1', '2001:db8:1:2::/64'],
  ['2001:db8:1:2:bbbb::9', '2001:db8:1:2::/64'],
  ['2001:db8:1:3::9', '2001:db8:1:3::/64'],
  ['nonsense', 'nonsense'],
  ['', ''],
])('%s counts as %s', (address, counted) => {
  expect(readAddress(address)).toBe(counted)
})

test('nobody named is nobody', () => {
  expect(readAddress(null)).toBe('')
})
