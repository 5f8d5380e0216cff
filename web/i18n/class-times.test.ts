import { createFormatter } from 'use-intl/core'
import { expect, test } from 'vitest'
import { sayClassTimes } from './class-times'

const timeZone = 'Asia/Shanghai'
const format = createFormatter({ locale: 'en-GB' })
const say = (startsAt: string, endsAt: string) =>
  sayClassTimes(format, { startsAt: new Date(startsAt), endsAt: new Date(endsAt), timeZone })

test('a class of one day is said by its times, another with its days too', () => {
  expect(say('2026-03-02T01:00:00Z', '2026-03-02T01:40:00Z')).toBe('09:00–09:40')
  expect(say('2026-03-02T01:00:00Z', '2026-03-02T01:40:00Z')).toBe('09:00–09:40')
  const overnight = say('2026-03-02T15:30:00Z', '2026-03-02T16:30:00Z')
  expect(overnight).toMatch(/^02\/03, 23:30\s–\s03\/03, 00:30$/)
})
