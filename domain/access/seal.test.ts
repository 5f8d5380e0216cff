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
  expect(() => unseal(`A${sealed.slice(1)}`.replace(/^AA/, 'BB'), 'webhook', 'secret')).toThrow()
})
