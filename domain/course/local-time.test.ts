import { expect, test } from 'vitest'
import { addDays, mondayOf, toInstant, toLocalTime } from './local-time'

/** Zone, local date and time, the moment, and what the clock there then shows. */
const rows: [string, string, string, string, string?][] = [
  ['Asia/Shanghai', '2026-03-02', '09:00', '2026-03-02T01:00:00.000Z'],
  ['America/New_York', '2026-03-02', '20:00', '2026-03-03T01:00:00.000Z'],
  // After 8 March the clocks there are an hour ahead, and those in China are not.
  ['America/New_York', '2026-03-09', '20:00', '2026-03-10T00:00:00.000Z'],
  // Left out by the clocks: as late as they jump.
  ['America/New_York', '2026-03-08', '02:30', '2026-03-08T07:30:00.000Z', '03:30'],
  // Twice on the clocks: the first.
  ['America/New_York', '2026-11-01', '01:30', '2026-11-01T05:30:00.000Z'],
  ['Asia/Kathmandu', '2026-03-02', '09:00', '2026-03-02T03:15:00.000Z'],
]

test.each(rows)('in %s %s %s is %s', (timeZone, date, time, moment, shown = time) => {
  const instant = toInstant({ date, time }, timeZone)
  expect(instant.toISOString()).toBe(moment)
  expect(toLocalTime(instant, timeZone)).toEqual({ date, time: shown })
})

test('a week begins on Monday', () => {
  expect(mondayOf('2026-03-08')).toBe('2026-03-02')
  expect(mondayOf('2026-03-02', 1)).toBe('2026-03-09')
  expect(addDays('2026-02-28', 1)).toBe('2026-03-01')
})
