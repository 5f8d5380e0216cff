import { expect, test } from 'vitest'
import { seal, unseal } from './seal'

test('what was sealed is read again, and looks different each time', () => {
  const sealed = seal('a text', 'webhook', 'secret')
  expect(unseal(sealed, 'webhook', 'secret')).toBe('a text')
  expect(seal('a text', 'webhook', 'secret')).not.toBe(sealed)
})

test('nobody reads it with another secret, for another purpose, or changed', () => {
  const sealed = seal('a text', 'webhook', 'secret')
  expect(() => unseal(sealed, 'webhook', 'other')).toThrow()
  expect(() => unseal(sealed, 'second factor', 'secret')).toThrow()
  const changed = `${sealed.startsWith('A') ? 'B' : 'A'}${sealed.slice(1)}`
  expect(() => unseal(changed, 'webhook', 'secret')).toThrow()
})
