import { expect, test } from 'vitest'
import { ShortCache } from './short-cache'

function countingCache() {
  const state = { nowMs: 0, lookUps: 0 }
  const cache = new ShortCache<number>({
    clock: () => state.nowMs,
    lifeMs: 1_000,
    longestEntries: 2,
  })
  const ask = (key: string) =>
    cache.get(key, async () => {
      state.lookUps += 1
      return state.lookUps
    })
  return { state, cache, ask }
}

test('five thousand who ask within a second cost one look-up', async () => {
  const { state, ask } = countingCache()
  const answers = await Promise.all(Array.from({ length: 5_000 }, () => ask('class')))
  expect(new Set(answers)).toEqual(new Set([1]))
  state.nowMs = 999
  expect(await ask('class')).toBe(1)
  state.nowMs = 1_000
  expect(await ask('class')).toBe(2)
})

test('a look-up that failed is tried again', async () => {
  const { cache, ask } = countingCache()
  await expect(cache.get('class', () => Promise.reject(new Error('down')))).rejects.toThrow('down')
  expect(await ask('class')).toBe(1)
})

test('it holds no more than it may', async () => {
  const { ask, state } = countingCache()
  for (const key of ['a', 'b', 'c']) await ask(key)
  await ask('c')
  expect(state.lookUps).toBe(3)
  await ask('a')
  expect(state.lookUps).toBe(4)
})
