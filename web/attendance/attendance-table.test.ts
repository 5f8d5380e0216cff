import { createTranslator } from 'use-intl/core'
import { expect, test } from 'vitest'
import { messagesByLocale } from '../i18n/messages'
import { formatCsv } from './attendance-table'

const firstAt = new Date('2026-03-02T01:00:00Z')
const t = createTranslator({ locale: 'en-GB', messages: messagesByLocale.en })

const child = {
  ...{ childId: 'a', sealedProfile: '', number: 7, firstAt: null, lastAt: null },
  ...{ watchedMinutes: 0, isPresent: false },
}

function csvOf(name: string | null) {
  const attendant = { name, firstAt, lastAt: firstAt, watchedMinutes: 40.5, isPresent: true }
  const attendance = { heldMinutes: 45, attendants: [attendant], children: [] }
  return formatCsv({ attendance, names: null, t, say: (moment) => moment.toISOString() })
}

test('a row for each, as spreadsheets read it', () => {
  expect(csvOf('Li, Na')).toBe(
    '\uFEFFName,From,To,Minutes,Present\r\n"Li, Na",2026-03-02T01:00:00.000Z,2026-03-02T01:00:00.000Z,40.5,yes\r\n',
  )
  expect(csvOf(null)).toContain('Not signed in,')
})

test('a child has a row by name for who may know it, and by number for others; who did not come too', () => {
  const attendance = { heldMinutes: 45, attendants: [], children: [child] }
  const csv = (names: string[] | null) =>
    formatCsv({ attendance, names, t, say: (moment) => moment.toISOString() })
  expect(csv(['=小明'])).toContain("'=小明,,,0,no")
  expect(csv(null)).toContain('Child 7,,,0,no')
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)'])('a name like %s is text, and no formula', (name) => {
  expect(csvOf(name)).toContain(`'${name}`)
})
