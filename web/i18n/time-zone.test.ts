import { expect, test } from 'vitest'
import { chooseTimeZone, defaultTimeZone, timeZoneName } from './time-zone'

test("a reader's own time zone is kept", () => {
  expect(chooseTimeZone('Europe/Berlin')).toBe('Europe/Berlin')
})

test.each([undefined, '', 'Mars/Olympus', '"><script>'])('%j falls back to China', (cookie) => {
  expect(chooseTimeZone(cookie)).toBe(defaultTimeZone)
})

test('a zone is named as people call it', () => {
  const now = new Date('2020-02-10T08:00:00Z')
  const name = (languageTag: string) =>
    timeZoneName({ timeZone: defaultTimeZone, languageTag, now })
  expect(name('en-GB')).toBe('China Standard Time')
  expect(name('zh-Hans')).toBe('中国标准时间')
})
