import { expect, test } from 'vitest'
import { listRegionChoices, sayRegion } from './region-choices'

test('English shows both names, so that either can be looked for; Chinese its own', () => {
  const labelOf = (locale: 'zh' | 'en') =>
    listRegionChoices('420102', locale).counties.find(({ value }) => value === '420102')?.label
  expect(labelOf('en')).toBe("Jiang'an District 江岸区")
  expect(labelOf('zh')).toBe('江岸区')
  expect(sayRegion('420102', 'en')).toBe("Hubei, Wuhan City 武汉市, Jiang'an District 江岸区")
  expect(sayRegion('420102', 'zh')).toBe('湖北省 武汉市 江岸区')
})
