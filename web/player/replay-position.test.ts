import { expect, test } from 'vitest'
import { withPosition } from './replay-position'

const place = { classSessionId: 'a', seconds: 120.7, durationSeconds: 2_700 }

test('the newest position of a class replaces the one before', () => {
  expect(
    withPosition(
      [
        ['a', 20],
        ['b', 30],
      ],
      place,
    ),
  ).toEqual([
    ['b', 30],
    ['a', 120],
  ])
})

test('the first and the last seconds are not worth going back to', () => {
  expect(withPosition([['a', 20]], { ...place, seconds: 9 })).toEqual([])
  expect(withPosition([['a', 20]], { ...place, seconds: 2_695 })).toEqual([])
})

test('no more than fifty classes are kept, the oldest go first', () => {
  const many = Array.from({ length: 50 }, (_, index): [string, number] => [`c${index}`, 60])
  const kept = withPosition(many, place)
  expect(kept).toHaveLength(50)
  expect(kept[0]).toEqual(['c1', 60])
})
