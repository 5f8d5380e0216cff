import { expect, test } from 'vitest'
import { negotiateLocale } from './negotiate-locale'

test.each([
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
  ['en-GB,en;q=0.9', 'en'],
  ['fr-FR,fr;q=0.9,zh-TW;q=0.5,en;q=0.4', 'zh'],
  ['en;q=0.2, zh;q=0.9', 'zh'],
  ['zh;q=0, en;q=0.1', 'en'],
  ['de', 'en'],
  ['', 'en'],
  [null, 'en'],
])('a browser that asks for %j gets %s', (acceptLanguage, locale) => {
  expect(negotiateLocale({ cookie: undefined, acceptLanguage })).toBe(locale)
})

test("the reader's own choice comes before the browser's", () => {
  expect(negotiateLocale({ cookie: 'en', acceptLanguage: 'zh-CN' })).toBe('en')
})

test('a choice of a language that we do not speak counts as none', () => {
  expect(negotiateLocale({ cookie: 'xx', acceptLanguage: 'zh-CN' })).toBe('zh')
})
