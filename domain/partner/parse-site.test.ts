import { expect, test } from 'vitest'
import { parseSite } from './parse-site'

const options = { portalOrigin: 'http://portal.test', allowed: 'https' } as const

test('a site is one origin: of a star it is said what was perhaps meant', () => {
  const origin = 'https://news.example.org'
  expect(parseSite('https://News.example.org/', options)).toEqual({ outcome: 'origin', origin })
  expect(parseSite('https://*.news.example.org', options)).toEqual({
    ...{ outcome: 'problem', problem: 'wildcard', suggestion: origin },
  })
  expect(parseSite('news.example.org', options)).toMatchObject({ problem: 'no_scheme' })
})
