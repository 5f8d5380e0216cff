import { expect, test } from 'vitest'
import { safeNext } from './safe-next'

test.each(['/school/a?day=1#x', '/', '/operations'])('%s is followed', (next) => {
  expect(safeNext(next)).toBe(next)
})

test.each([
  undefined,
  ['/a', '/b'],
  '',
  'school',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  'https://evil.example/',
  'javascript:alert(1)',
])('%j is not', (next) => {
  expect(safeNext(next)).toBe('/account')
})
