import { expect, test } from 'vitest'
import { chooseText } from './choose-text'

test('a title is shown in the language of the reader', () => {
  expect(chooseText({ zh: '数学', en: 'Mathematics' }, 'zh')).toBe('数学')
})

test('a title that exists in one language is shown to everybody', () => {
  expect(chooseText({ zh: '数学', en: '' }, 'en')).toBe('数学')
})
