import { expect, test } from 'vitest'
import { refusals } from '@/domain/domain-error'
import { messagesByLocale } from './messages'

test('every refusal has its sentence on the screens', () => {
  expect(Object.keys(messagesByLocale.en.refusal).sort()).toEqual(Object.keys(refusals).sort())
})
