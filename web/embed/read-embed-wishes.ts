import { isLocale, type Locale } from '../i18n/locales'
import { negotiateLocale } from '../i18n/negotiate-locale'

interface Defaults {
  locale: string | null
  colour: string | null
}

/** What the page that frames an embed asks for by parameters, and what was chosen for it otherwise. */
export interface EmbedWishes {
  locale: Locale
  /** Six hexadecimal digits; null: the player's own. */
  colour: string | null
  classSessionId: string | null
}

const colourPattern = /^#?([0-9a-f]{6}|[0-9a-f]{3})$/i
const idPattern = /^[a-z0-9-]{1,64}$/

export function readEmbedWishes(request: Request, defaults: Defaults): EmbedWishes {
  const { searchParams } = new URL(request.url)
  const lang = searchParams.get('lang')?.slice(0, 2).toLowerCase()
  const wishedLocale = isLocale(lang) ? lang : (defaults.locale ?? undefined)
  const classSessionId = searchParams.get('class')
  return {
    locale: negotiateLocale({
      cookie: wishedLocale,
      acceptLanguage: request.headers.get('accept-language'),
    }),
    colour: readColour(searchParams.get('colour') ?? searchParams.get('color')) ?? defaults.colour,
    classSessionId: classSessionId && idPattern.test(classSessionId) ? classSessionId : null,
  }
}

/** As six digits; null for anything that is no colour. */
export function readColour(text: string | null) {
  const digits = colourPattern.exec(text ?? '')?.[1]?.toLowerCase()
  if (!digits) return null
  return digits.length === 6 ? digits : digits.replace(/./g, '$&$&')
}
