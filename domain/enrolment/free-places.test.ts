import { expect, test } from 'vitest'
import { freePlaces } from './free-places'

const opensAt = new Date('2020-02-10T01:00:00Z')
const keptUntil = new Date('2020-02-20T01:00:00Z')
const before = new Date('2020-02-15T01:00:00Z')
const rules = { quota: 100, keptQuota: 30, keptUntil, tranches: [] }

test.each([
  ['at the start', before, 0, 0, { all: 100, others: 70 }],
  ['when the first tier has taken its share', before, 30, 30, { all: 70, others: 70 }],
  ['when the first tier has taken more than its share', before, 50, 50, { all: 50, others: 50 }],
  ['when the others have taken all that they may', before, 70, 0, { all: 30, others: 0 }],
  ['from the date on', keptUntil, 70, 0, { all: 30, others: 30 }],
  ['when all is given', before, 100, 30, { all: 0, others: 0 }],
])('free places %s', (_, at, holders, firstHolders, free) => {
  expect(freePlaces({ rules, at, holders, firstHolders })).toEqual(free)
})

test('the kept share comes first out of what a tranche releases', () => {
  const tranches = [
    { opensAt, places: 20 },
    { opensAt: new Date('2020-02-16T01:00:00Z'), places: 80 },
  ]
  const free = (at: Date) =>
    freePlaces({ rules: { ...rules, tranches }, at, holders: 0, firstHolders: 0 })
  expect(free(before)).toEqual({ all: 20, others: 0 })
  expect(free(keptUntil)).toEqual({ all: 100, others: 100 })
})
