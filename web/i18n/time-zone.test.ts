import { expect, test } from 'vitest'
import { chooseTimeZone, defaultTimeZone } from './time-zone'

test("a reader's own time zone is kept", () => {
  expect(chooseTimeZone('Europe/Berlin')).toBe('Europe/Berlin')
})

test.each([undefined, '', 'Mars/Olympus', '"><script>'])('%j falls back to China', (cookie) => {
  expect(chooseTimeZone(cookie)).toBe(defaultTimeZone)
})
