import { expect, test } from 'vitest'
import { messagesByLocale } from '../i18n/messages'
import { auditValueNames, auditValues } from './audit-values'

test('every sentence of the audit log names only what it is given', () => {
  const sentences = Object.values(messagesByLocale.en.audit.action).join(' ')
  const named = new Set([...sentences.matchAll(/\{(\w+)[,}]/g)].map((match) => match[1]))
  expect([...auditValueNames]).toEqual(expect.arrayContaining([...named]))
})

test('what was not written down is left out of the sentence, and one is counted', () => {
  const nothing = { count: 1, reason: '', name: '', course: '', host: '', proof: '' }
  expect(auditValues({})).toEqual(nothing)
  expect(auditValues(null)).toEqual(nothing)
  expect(auditValues({ count: 3, host: 'a.example', more: {} })).toEqual({
    ...{ ...nothing, count: 3, host: 'a.example' },
  })
})
