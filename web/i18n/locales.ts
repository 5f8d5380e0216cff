export const locales = ['zh', 'en'] as const
export type Locale = (typeof locales)[number]

export const defaultLocale: Locale = 'en'
export const localeCookie = 'locale'

/** For the `lang` attribute (BCP 47): the script matters for fonts and for screen readers. */
export const languageTags: Record<Locale, string> = { zh: 'zh-Hans', en: 'en-GB' }

export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value)
}
