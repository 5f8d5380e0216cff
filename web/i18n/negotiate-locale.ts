import { defaultLocale, isLocale, type Locale } from './locales'

interface Wishes {
  /** What the reader chose before. */
  cookie: string | undefined
  /** The browser's `Accept-Language` (RFC 9110 section 12.5.4). */
  acceptLanguage: string | null
}

/** The reader's own choice, else the browser's first language that we speak, else English. */
export function negotiateLocale({ cookie, acceptLanguage }: Wishes): Locale {
  if (isLocale(cookie)) return cookie
  const wishes = parseAcceptLanguage(acceptLanguage ?? '')
  return wishes.map(({ language }) => language).find(isLocale) ?? defaultLocale
}

function parseAcceptLanguage(header: string) {
  return header
    .split(',')
    .map((item) => {
      const [tag = '', ...parameters] = item.split(';').map((part) => part.trim().toLowerCase())
      const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1'
      return { language: tag.split('-')[0] ?? '', weight: Number(weight) }
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
}
