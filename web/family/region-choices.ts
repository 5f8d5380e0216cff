import {
  type Division,
  findDivision,
  listCities,
  listCounties,
  listProvinces,
} from '@/domain/region/divisions'
import type { Locale } from '../i18n/locales'
import { sayDivision } from '../i18n/say-division'

/** The lists to choose from, and what is chosen, of a place that is known down to somewhere. */
export function listRegionChoices(regionCode: string, locale: Locale) {
  const province = regionCode && `${regionCode.slice(0, 2)}0000`
  const city = regionCode.endsWith('0000') ? '' : regionCode && `${regionCode.slice(0, 4)}00`
  const county = regionCode.endsWith('00') ? '' : regionCode
  const toChoices = (divisions: readonly Division[]) =>
    divisions.map((division) => ({
      value: division.regionCode,
      label: sayDivision(division, locale),
    }))
  return {
    // The key makes the fields anew when another list belongs to them.
    chosen: { province, city, county },
    provinces: toChoices(listProvinces()),
    cities: toChoices(listCities(province)),
    counties: toChoices(listCounties(city)),
  }
}

/** A place in words, from the province on. */
export function sayRegion(regionCode: string, locale: Locale) {
  const codes = [`${regionCode.slice(0, 2)}0000`, `${regionCode.slice(0, 4)}00`, regionCode]
  const names = [...new Set(codes)].flatMap((code) => findDivision(code) ?? [])
  return names.map((division) => sayDivision(division, locale)).join(locale === 'zh' ? ' ' : ', ')
}
