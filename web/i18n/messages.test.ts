import { createTranslator } from 'use-intl/core'
import { expect, test } from 'vitest'
import { locales } from './locales'
import { messagesByLocale } from './messages'

function flatten(tree: object, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value]] : flatten(value, `${prefix}${key}.`),
  )
}

const keysOf = (tree: object) => flatten(tree).map(([key]) => key)
const placeholdersOf = (text: string) =>
  [...new Set([...text.matchAll(/\{(\w+)[,}]/g)].map((match) => match[1]))].sort()

test('both languages say the same things', () => {
  expect(keysOf(messagesByLocale.zh)).toEqual(keysOf(messagesByLocale.en))
})

test.each(locales)('no text in %s is empty', (locale) => {
  const empty = flatten(messagesByLocale[locale]).filter(([, text]) => text.trim() === '')
  expect(empty).toEqual([])
})

test('both languages fill in the same values', () => {
  const english = new Map(flatten(messagesByLocale.en))
  for (const [key, text] of flatten(messagesByLocale.zh)) {
    expect(placeholdersOf(text), key).toEqual(placeholdersOf(english.get(key) ?? ''))
  }
})

test.each(locales)('every text in %s is a well-formed message', (locale) => {
  const errors: string[] = []
  const t = createTranslator<object>({
    locale,
    messages: messagesByLocale[locale],
    onError: (error) => errors.push(error.message),
  })
  for (const [key, text] of flatten(messagesByLocale[locale])) {
    const values = Object.fromEntries(placeholdersOf(text).map((name) => [name, 1]))
    Reflect.apply(t, undefined, [key, values])
  }
  expect(errors).toEqual([])
})
