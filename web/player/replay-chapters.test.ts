import { expect, test } from 'vitest'
import { findChapters, findPosition } from './replay-chapters'

const second = 1_000
/** Three segments of 10 s from 08:55 on, a gap of a minute, and three more. */
const fragments = [0, 10, 20, 90, 100, 110].map((atSeconds, index) => ({
  start: index * 10,
  duration: 10,
  programDateTime: atSeconds * second,
}))

test.each([
  ['before the recording', -5, 0],
  ['within it', 15, 15],
  ['in the gap, which is not in it', 60, 30],
  ['after the gap', 95, 35],
  ['behind its end', 120, null],
])('a moment %s', (_, atSeconds, position) => {
  expect(findPosition(fragments, atSeconds * second)).toBe(position)
})

const chapters = (startsAt: number, endsAt: number) =>
  findChapters(fragments, { startsAtMs: startsAt * second, endsAtMs: endsAt * second })

test('the timetable makes chapters of what lies before, in and after a class', () => {
  expect(chapters(20, 100)).toEqual([
    { kind: 'before', positionSeconds: 0 },
    { kind: 'class', positionSeconds: 20 },
    { kind: 'after', positionSeconds: 40 },
  ])
  expect(chapters(-100, 100)).toEqual([
    { kind: 'class', positionSeconds: 0 },
    { kind: 'after', positionSeconds: 40 },
  ])
})

test('a recording of the class alone, or of a time that is not known, has none', () => {
  expect(chapters(2, 117)).toEqual([])
  expect(chapters(500, 600)).toEqual([])
  const undated = fragments.map((fragment) => ({ ...fragment, programDateTime: null }))
  expect(findChapters(undated, { startsAtMs: 0, endsAtMs: 1 })).toEqual([])
})
