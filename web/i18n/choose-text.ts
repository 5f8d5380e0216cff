import type { Locale } from './locales'

/** The reader's language; the other one when a school wrote only that. */
export function chooseText(text: Record<Locale, string>, locale: Locale) {
  return text[locale] || text[locale === 'zh' ? 'en' : 'zh']
}
