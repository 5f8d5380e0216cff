import type { Division } from '@/domain/region/divisions'
import { chooseText } from './choose-text'
import type { Locale } from './locales'

/**
 * What a place is called; in English a city or county with its Chinese name behind, which is what stands on
 * papers and signs.
 */
export function sayDivision(division: Division, locale: Locale) {
  const isProvince = division.regionCode.endsWith('0000')
  const isBoth = locale === 'en' && !isProvince
  return isBoth ? `${division.en} ${division.zh}` : chooseText(division, locale)
}
