import { expect, test } from 'vitest'
import { groupByDay } from './group-by-day'

const entries = ['2020-02-10T08:00:00Z', '2020-02-10T15:30:00Z', '2020-02-10T16:30:00Z'].map(
  (text) => ({ startsAt: new Date(text) }),
)
const sizes = (timeZone: string) =>
  groupByDay(entries, timeZone).map(({ date, entries: { length } }) => [date, length])

test('a day is a day where the reader is', () => {
  expect(sizes('Asia/Shanghai')).toEqual([
    ['2020-02-10', 2],
    ['2020-02-11', 1],
  ])
  expect(sizes('Europe/London')).toEqual([['2020-02-10', 3]])
})

test('no classes make no days', () => {
  expect(groupByDay([], 'Asia/Shanghai')).toEqual([])
})
