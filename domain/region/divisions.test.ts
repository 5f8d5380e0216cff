import { expect, test } from 'vitest'
import { findCounty, findDivision, listCities, listCounties, listProvinces } from './divisions'
import { provinceNames } from './province-names'

const zhOf = (divisions: readonly { zh: string }[]) => divisions.map(({ zh }) => zh)

test('each of the 34 provinces has both names', () => {
  expect(listProvinces()).toHaveLength(34)
  expect(listProvinces().filter(({ zh, en }) => zh === '' || en === '')).toEqual([])
  expect(Object.keys(provinceNames)).toHaveLength(34)
})

test('from the province over the city to the county', () => {
  expect(zhOf(listCities('420000'))).toContain('武汉市')
  expect(zhOf(listCounties('420100'))).toContain('江岸区')
  expect(findCounty('420102')).toEqual({
    ...{ regionCode: '420102', zh: '江岸区', en: "Jiang'an District" },
    city: { regionCode: '420100', zh: '武汉市', en: 'Wuhan City' },
    province: { regionCode: '420000', zh: '湖北省', en: 'Hubei' },
  })
})

test('every province has cities, every city counties, and every county can be found', () => {
  const cities = listProvinces().flatMap(({ regionCode }) => {
    const found = listCities(regionCode)
    expect(found, regionCode).not.toEqual([])
    return found
  })
  const counties = cities.flatMap(({ regionCode }) => {
    const found = listCounties(regionCode)
    expect(found, regionCode).not.toEqual([])
    return found
  })
  expect(counties.length).toBeGreaterThan(2_900)
  expect(counties.filter(({ regionCode }) => !findCounty(regionCode))).toEqual([])
})

test('municipalities have counties, and counties that belong to no city are there too', () => {
  expect(findCounty('110101')?.province.en).toBe('Beijing')
  expect(findCounty('429021')?.zh).toBe('神农架林区')
})

test.each(['', '420000', '420100', '429999', '42010', '4201022', 'constructor', '４２０１０２'])(
  '%j is no county',
  (code) => expect(findCounty(code)).toBeNull(),
)

test('what is no province has no cities, and what is no city no counties', () => {
  expect(listCities('420100')).toEqual([])
  expect(listCities('990000')).toEqual([])
  expect(listCounties('420102')).toEqual([])
  expect(findDivision('990000')).toBeNull()
})
