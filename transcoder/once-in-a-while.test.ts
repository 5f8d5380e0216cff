import { expect, test } from 'vitest'
import { OnceInAWhile } from './once-in-a-while'

test('what happens with every frame is said once in ten seconds', () => {
  const pace = new OnceInAWhile(10_000)
  const saidAtMs: number[] = []
  for (let nowMs = 5; nowMs < 30_000; nowMs += 40) if (pace.isDue(nowMs)) saidAtMs.push(nowMs)
  expect(saidAtMs).toEqual([5, 10_005, 20_005])
})

test('a clock that was set back keeps nothing from being said for long', () => {
  const pace = new OnceInAWhile(10_000)
  expect(pace.isDue(1_000_000)).toBe(true)
  expect(pace.isDue(0)).toBe(true)
})
