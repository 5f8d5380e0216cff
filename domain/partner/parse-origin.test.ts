import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { frameAncestors, isListed } from './frame-ancestors'
import { parseOrigin } from './parse-origin'
import { readOriginList } from './read-origin-list'

const options = { portalOrigin: 'http://portal.test', allowed: 'https' } as const
const loopback = { ...options, allowed: 'loopback' } as const

/** What is typed, and what comes of it: the origin as it is kept, or the problem and what was perhaps meant. */
const cases: [
  typed: string,
  origin: string | null,
  problem?: string,
  suggestion?: string | null,
][] = [
  ['https://news.example.org', 'https://news.example.org'],
  ['  https://news.example.org/ ', 'https://news.example.org'],
  ['HTTPS://NEWS.Example.ORG', 'https://news.example.org'],
  ['https://news.example.org:443', 'https://news.example.org'],
  ['https://news.example.org:8443', 'https://news.example.org:8443'],
  ['https://*.example.org', 'https://*.example.org'],
  ['https://*.news.example.org', 'https://*.news.example.org'],
  ['https://*.myname.github.io', 'https://*.myname.github.io'],
  ['http://portal.test', 'http://portal.test'],
  ['https://例子.中国', 'https://xn--fsqu00a.xn--fiqs8s'],
  // Cyrillic letters that look like Latin ones are seen for what they are.
  ['https://аррӏе.com', 'https://xn--80ak6aa92e.com'],
  ['https://ｅxample.org', 'https://example.org'],
  ['', null, 'empty'],
  ['news.example.org', null, 'no_scheme', 'https://news.example.org'],
  ['news.example.org:8443', null, 'no_scheme', 'https://news.example.org:8443'],
  ['//news.example.org', null, 'no_scheme', 'https://news.example.org'],
  ['*', null, 'wildcard'],
  ['https://*', null, 'wildcard'],
  ['https://*.*.example.org', null, 'wildcard'],
  ['https://news.*.org', null, 'wildcard'],
  ['https://n*ws.example.org', null, 'wildcard'],
  ['https://*.com', null, 'wildcard_too_wide'],
  ['https://*.com.cn', null, 'wildcard_too_wide'],
  ['https://*.github.io', null, 'wildcard_too_wide'],
  ['https://*.localhost', null, 'wildcard_too_wide'],
  ['https://co.uk', null, 'not_public'],
  ['javascript:alert(1)', null, 'not_https'],
  ['data:text/html,x', null, 'not_an_address'],
  ['blob:https://news.example.org/1', null, 'not_https'],
  ['ftp://news.example.org', null, 'not_https'],
  ['chrome-extension://abcdef', null, 'not_https'],
  ['http://news.example.org', null, 'not_https', 'https://news.example.org'],
  ['http://localhost:3000', null, 'not_https', 'https://localhost:3000'],
  ['https://localhost', null, 'not_public'],
  ['https://intranet', null, 'not_public'],
  ['https://news.example.org/page', null, 'more_than_origin', 'https://news.example.org'],
  ['https://news.example.org?a=1', null, 'more_than_origin', 'https://news.example.org'],
  ['https://news.example.org#top', null, 'more_than_origin', 'https://news.example.org'],
  ['https://me:secret@news.example.org', null, 'user_in_it'],
  ['https://bank.example@evil.example', null, 'user_in_it'],
  ['https://news.example.org.', null, 'dot_at_end'],
  ['https://192.0.2.1', null, 'number'],
  ['https://3221225985', null, 'number'],
  ['https://0xc0.0.2.1', null, 'number'],
  ['https://[2001:db8::1]', null, 'number'],
  ['https://*.192.0.2.1', null, 'number'],
  ['https://news_1.example.org', null, 'not_an_address'],
  ['https://news.example.org:99999', null, 'not_an_address'],
  ['https://', null, 'not_an_address'],
  ["https://a.example;script-src 'unsafe-inline'", null, 'not_an_address'],
  ['https://a.example, https://b.example', null, 'not_an_address'],
  ['https://a.example\r\nset-cookie: a=1', null, 'not_an_address'],
  ["'self'", null, 'not_an_address'],
  ['null', null, 'no_scheme', null],
]

test.each(cases)('%j', (typed, origin, problem, suggestion = null) => {
  const parsed = parseOrigin(typed, options)
  expect(parsed).toEqual(
    origin ? { outcome: 'origin', origin } : { outcome: 'problem', problem, suggestion },
  )
})

describe('on loopback, to develop and to test with', () => {
  test.each(['http://localhost:3000', 'http://allowed.localhost:8000', 'http://*.localhost:8000'])(
    '%s may frame',
    (origin) => expect(parseOrigin(origin, loopback)).toEqual({ outcome: 'origin', origin }),
  )

  test.each(['http://news.example.org', 'http://notlocalhost', 'http://127.0.0.1:1'])(
    '%s still may not',
    (typed) => expect(parseOrigin(typed, loopback).outcome).toBe('problem'),
  )
})

test('a list keeps each origin once and tells each mistake', () => {
  const text = 'https://a.example.org\nhttps://a.example.org/, b.example.org\n\n*'
  expect(readOriginList(text, options)).toEqual({
    origins: ['https://a.example.org'],
    mistakes: [
      { typed: 'b.example.org', problem: 'no_scheme', suggestion: 'https://b.example.org' },
      { typed: '*', problem: 'wildcard', suggestion: null },
    ],
  })
})

test('without origins nobody may frame', () => {
  expect(frameAncestors({ origins: [], isForAnySite: false })).toBe("'none'")
  expect(frameAncestors({ origins: ["'self'", '*', 'https:'], isForAnySite: false })).toBe("'none'")
})

test('a wildcard means the names below, and not the name itself or one that ends alike', () => {
  const framed = { origins: ['https://*.example.org'], isForAnySite: false }
  expect(isListed('https://a.example.org', framed)).toBe(true)
  expect(isListed('https://a.b.example.org', framed)).toBe(true)
  expect(isListed('https://example.org', framed)).toBe(false)
  expect(isListed('https://evilexample.org', framed)).toBe(false)
  expect(isListed('http://a.example.org', framed)).toBe(false)
  expect(isListed('https://a.example.org/', framed)).toBe(false)
})

const nasty = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  fc
    .tuple(
      fc.constantFrom('https://', 'http://', 'HTTPS://', '', 'javascript:', '//'),
      fc.constantFrom('', '*.', '*', 'a@', "'"),
      fc.oneof(fc.domain(), fc.ipV4(), fc.ipV6(), fc.string()),
      fc.constantFrom(
        '',
        ':443',
        ':8443',
        '/',
        '/a',
        '?b',
        '#c',
        ';',
        ' ',
        '\n',
        ',',
        '.',
        '\u0000',
      ),
      fc.string(),
    )
    .map((pieces) => pieces.join('')),
)

test('whatever is typed, what is kept is one origin and reads as itself again', () => {
  fc.assert(
    fc.property(nasty, fc.boolean(), (typed, isLoopback) => {
      const given = isLoopback ? loopback : options
      const parsed = parseOrigin(typed, given)
      if (parsed.outcome === 'problem') return
      expect(parsed.origin).toMatch(/^https?:\/\/(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d+)?$/)
      expect(parseOrigin(parsed.origin, given)).toEqual(parsed)
      if (!isLoopback && parsed.origin !== options.portalOrigin) {
        expect(parsed.origin).toMatch(/^https:/)
      }
    }),
    { numRuns: 5_000 },
  )
})

test('whatever stands in a row, the header has one directive of origins, and never a way out of it', () => {
  fc.assert(
    fc.property(fc.array(nasty, { maxLength: 5 }), fc.boolean(), (origins, isForAnySite) => {
      const value = frameAncestors({ origins, isForAnySite })
      const source = '(https:|https?://(\\*\\.)?[a-z0-9.-]+(:\\d{1,5})?)'
      expect(value).toMatch(new RegExp(`^('none'|${source}( ${source})*)$`))
    }),
    { numRuns: 5_000 },
  )
})
