import { findDivision } from '@/domain/region/divisions'
import { chooseText } from '../i18n/choose-text'
import type { Locale } from '../i18n/locales'

/** What a division code is called; in English as far as there is a name, else the code. */
export function regionName(regionCode: string, locale: Locale) {
  const division = findDivision(regionCode)
  if (!division) return regionCode
  const { zh, en } = division
  return en === '' ? zh : chooseText({ zh, en }, locale)
}

/** Of a province's two digits. */
export const provinceName = (province: string, locale: Locale) =>
  regionName(`${province}0000`, locale)
