import { createTranslator } from 'use-intl/core'
import { expect, test } from 'vitest'
import { messagesByLocale } from '../i18n/messages'
import { formatStatistics } from './answer-statistics'

const t = createTranslator({ locale: 'en', messages: messagesByLocale.en })
const figures = {
  ...{ hour: new Date('2026-03-02T01:00:00Z'), site: 'https://m.example' },
  ...{ titleZh: '数学', titleEn: 'Maths', viewers: 2, minutes: 1.5 },
  ...{ p95StartMs: 2_900, rebufferRatio: 0.01234 },
}

test('two courses with one title are told apart by their ids', () => {
  const rows = ['one', 'two'].map((courseId) => ({ ...figures, courseId }))
  const [head, ...lines] = formatStatistics(rows, t).split('\r\n')
  expect(head).toContain('Course,Course id,Viewers')
  expect(lines).toEqual([
    '2026-03-02T01:00:00.000Z,https://m.example,数学,one,2,1.5,2.9,0.0123',
    '2026-03-02T01:00:00.000Z,https://m.example,数学,two,2,1.5,2.9,0.0123',
    '',
  ])
})

test('what begins like a formula is none', () => {
  const row = { ...figures, courseId: 'one', titleZh: '=1+1' }
  expect(formatStatistics([row], t)).toContain("'=1+1")
})
