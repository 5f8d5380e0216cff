import { expect, test } from 'vitest'
import { listRenditions } from './rendition-list'

const heights = (...list: number[]) => list.map((height) => ({ height }))
const choices = (list: { height: number }[], hasSound: boolean) =>
  listRenditions(list, hasSound).map(({ choice }) => choice)

test('each height is offered once, the best first, and the sound alone at the end', () => {
  expect(choices(heights(360, 480, 480, 720), true)).toEqual([
    'rendition:720',
    'rendition:480',
    'rendition:360',
    'sound_only',
  ])
})

test('a silent class has no sound to choose', () => {
  expect(choices(heights(720), false)).toEqual(['rendition:720'])
})

test('a class of sound alone leaves nothing to choose', () => {
  expect(choices(heights(0), true)).toEqual([])
})
