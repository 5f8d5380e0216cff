import { areaList } from '@vant/area-data'
import { provinceNames } from './province-names'
import { romaniseDivision } from './romanise-division'

/** A province, city or county of China by its division code (GB/T 2260). */
export interface Division {
  /** Six digits. */
  regionCode: string
  zh: string
  /** Of a city or county by its reading: to be shown with the Chinese one. */
  en: string
}

export interface County extends Division {
  province: Division
  city: Division
}

const provinces = Object.entries(areaList.province_list).map(([regionCode, zh]) => ({
  ...{ regionCode, zh },
  en: provinceNames[regionCode.slice(0, 2)] ?? '',
}))
const cities = withEnglishNames(areaList.city_list)
const counties = withEnglishNames(areaList.county_list)

const citiesByProvince = groupByPrefix(cities, 2)
const countiesByCity = groupByPrefix(counties, 4)
const divisionsByCode = new Map(
  [...provinces, ...cities, ...counties].map((division) => [division.regionCode, division]),
)
const countyCodes = new Set(counties.map(({ regionCode }) => regionCode))

export const listProvinces = (): readonly Division[] => provinces

/** None for what is no province. */
export const listCities = (provinceCode: string): readonly Division[] =>
  provinceCode.endsWith('0000') ? (citiesByProvince.get(provinceCode.slice(0, 2)) ?? []) : []

/** None for what is no city. */
export const listCounties = (cityCode: string): readonly Division[] =>
  cityCode.endsWith('00') ? (countiesByCity.get(cityCode.slice(0, 4)) ?? []) : []

/** A province, city or county as it is today. */
export const findDivision = (regionCode: string) => divisionsByCode.get(regionCode) ?? null

/** A county of today, with where it lies. */
export function findCounty(regionCode: string): County | null {
  const county = countyCodes.has(regionCode) && findDivision(regionCode)
  const city = findDivision(`${regionCode.slice(0, 4)}00`)
  const province = findDivision(`${regionCode.slice(0, 2)}0000`)
  return county && city && province ? { ...county, city, province } : null
}

function withEnglishNames(names: Record<string, string>): Division[] {
  return Object.entries(names).map(([regionCode, zh]) => ({
    ...{ regionCode, zh },
    en: romaniseDivision(regionCode, zh),
  }))
}

function groupByPrefix(divisions: Division[], digits: number) {
  const groups = new Map<string, Division[]>()
  for (const division of divisions) {
    const prefix = division.regionCode.slice(0, digits)
    groups.set(prefix, [...(groups.get(prefix) ?? []), division])
  }
  return groups
}
