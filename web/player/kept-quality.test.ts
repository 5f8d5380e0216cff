import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepQuality, readKeptQuality } from './kept-quality'

const kept = new Map<string, string>()
beforeEach(() => {
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  })
})
afterEach(() => {
  kept.clear()
  vi.unstubAllGlobals()
})

test.each(['sound_only', 'rendition:360', 'rendition:240'] as const)(
  '%s saves data and is remembered',
  (choice) => {
    keepQuality(choice)
    expect(readKeptQuality()).toBe(choice)
    keepQuality('auto')
    expect(readKeptQuality()).toBe('auto')
  },
)

test.each(['auto', 'rendition:720'] as const)('%s is a choice for this class alone', (choice) => {
  keepQuality('sound_only')
  keepQuality(choice)
  expect(readKeptQuality()).toBe('auto')
})

test('what somebody else has written there counts as nothing', () => {
  kept.set('seedling.data-saving', 'rendition:4320')
  expect(readKeptQuality()).toBe('auto')
})

test('a browser that keeps nothing plays all the same', () => {
  vi.stubGlobal('localStorage', {
    getItem: () => {
      throw new DOMException('forbidden', 'SecurityError')
    },
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError')
    },
  })
  keepQuality('sound_only')
  expect(readKeptQuality()).toBe('auto')
})
