import { findDivision } from '@/domain/region/divisions'
import type { Locale } from '../i18n/locales'
import { sayDivision } from '../i18n/say-division'

/** What a division code is called; the code where there is no such place. */
export function regionName(regionCode: string, locale: Locale) {
  const division = findDivision(regionCode)
  return division ? sayDivision(division, locale) : regionCode
}

/** Of a province's two digits. */
export const provinceName = (province: string, locale: Locale) =>
  regionName(`${province}0000`, locale)
