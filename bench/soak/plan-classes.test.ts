import { expect, test } from 'vitest'
import { planClasses } from './plan-classes'
import { seededRandom } from './seeded-random'

const plan = (seed: number) => planClasses({ rooms: 5, seconds: 1200, random: seededRandom(seed) })

test('a seed gives the same plan again, and another seed another', () => {
  expect(plan(7)).toEqual(plan(7))
  expect(plan(7)).not.toEqual(plan(8))
})

test('a room holds one class at a time, within the time', () => {
  for (const room of [0, 1, 2, 3, 4]) {
    const classes = plan(7).filter((planned) => planned.room === room)
    expect(classes.length).toBeGreaterThan(8)
    let freeAt = 0
    for (const { startsAfter, lasts } of classes) {
      expect(startsAfter).toBeGreaterThanOrEqual(freeAt)
      expect(lasts).toBeGreaterThanOrEqual(29.9)
      freeAt = startsAfter + lasts
    }
    expect(freeAt).toBeLessThanOrEqual(1200.1)
  }
})

test('encoders come back before the class is over, and break often enough to be seen', () => {
  const breaks = plan(7).flatMap((planned) => planned.breaks.map((each) => ({ each, planned })))
  expect(breaks.length).toBeGreaterThan(15)
  for (const { each, planned } of breaks) {
    expect(each.after).toBeGreaterThanOrEqual(10)
    expect(each.lasts).toBeLessThanOrEqual(20)
    expect(each.after + each.lasts).toBeLessThanOrEqual(planned.lasts - 9.9)
  }
})
