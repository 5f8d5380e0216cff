import { parse } from 'tldts'

/** Why a text is not an origin that may frame a player. */
export const originProblems = [
  'empty',
  'no_scheme',
  'not_an_address',
  'not_https',
  'user_in_it',
  'more_than_origin',
  'wildcard',
  'wildcard_too_wide',
  'number',
  'dot_at_end',
  'not_public',
] as const
export type OriginProblem = (typeof originProblems)[number]

export type ParsedOrigin =
  | { outcome: 'origin'; origin: string }
  /** What was perhaps meant, where that can be said. */
  | { outcome: 'problem'; problem: OriginProblem; suggestion: string | null }

interface ParseOptions {
  /** Our own: it may always frame a player, to show how it looks. */
  portalOrigin: string
  /** `loopback` takes plain HTTP from this machine's own names too, to develop and to test with. */
  allowed: 'https' | 'loopback'
}

const wildcardPrefix = '*.'
/** The host-part of CSP Level 3 §2.3.1: what has none of these cannot end a directive or begin another. */
const hostPattern = /^[a-z0-9-]+(\.[a-z0-9-]+)*$/
const loopbackPattern = /^(.+\.)?localhost$/
const longestOrigin = 300

/**
 * Reads what a person typed as a web origin, by the rules of the browsers (WHATWG URL): names in other
 * scripts become their ASCII form, so that what only looks like a site is seen for what it is.
 */
export function parseOrigin(typed: string, options: ParseOptions): ParsedOrigin {
  const text = typed.trim()
  if (text === '') return problem('empty')
  if (text === options.portalOrigin) return { outcome: 'origin', origin: text }
  if (text.length > longestOrigin || /[\s;,'"\\<>]|\p{Cc}/u.test(text))
    return problem('not_an_address')
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase()
  if (!scheme) return withoutScheme(text, options)
  if (scheme !== 'https' && scheme !== 'http') return problem('not_https')
  const afterScheme = text.slice(scheme.length + '://'.length)
  const isWildcard = afterScheme.startsWith(wildcardPrefix)
  const rest = isWildcard ? afterScheme.slice(wildcardPrefix.length) : afterScheme
  if (rest.includes('*')) return problem('wildcard')
  const url = URL.parse(`${scheme}://${rest}`)
  if (!url) return problem('not_an_address')
  return judge(url, { isWildcard, isBare: /^[^/?#]*\/?$/.test(rest) }, options)
}

function withoutScheme(text: string, options: ParseOptions): ParsedOrigin {
  // As in javascript:… and data:…; a name with a port looks alike, but for what stands behind the colon.
  if (/^[a-z][a-z0-9+.-]*:(?!\d+(\/|$))/i.test(text)) return problem('not_https')
  if (text === '*') return problem('wildcard')
  const guess = parseOrigin(`https://${text}`, options)
  return problem('no_scheme', guess.outcome === 'origin' ? guess.origin : guess.suggestion)
}

interface Shape {
  isWildcard: boolean
  /** Nothing stands behind the host and its port. */
  isBare: boolean
}

function judge(url: URL, { isWildcard, isBare }: Shape, options: ParseOptions): ParsedOrigin {
  const { hostname, protocol, port } = url
  if (hostname.endsWith('.')) return problem('dot_at_end')
  const prefix = isWildcard ? wildcardPrefix : ''
  const write = (scheme: string) => `${scheme}//${prefix}${hostname}${port && `:${port}`}`
  const name = parse(hostname, { allowPrivateDomains: true })
  if (name.isIp || hostname.startsWith('[')) return problem('number')
  if (!hostPattern.test(hostname)) return problem('not_an_address')
  const isLoopback = options.allowed === 'loopback' && loopbackPattern.test(hostname)
  if (url.username || url.password) return problem('user_in_it')
  if (protocol === 'http:' && !isLoopback) return problem('not_https', write('https:'))
  if (!isLoopback) {
    if (!hostname.includes('.') || loopbackPattern.test(hostname)) {
      return problem(isWildcard ? 'wildcard_too_wide' : 'not_public')
    }
    // Whoever may open a name below a public suffix, as in *.com or *.github.io, would be let in.
    if (name.domain === null) return problem(isWildcard ? 'wildcard_too_wide' : 'not_public')
  }
  if (!isBare) return problem('more_than_origin', write(protocol))
  return { outcome: 'origin', origin: write(protocol) }
}

const problem = (problem: OriginProblem, suggestion: string | null = null): ParsedOrigin => ({
  outcome: 'problem',
  problem,
  suggestion,
})
