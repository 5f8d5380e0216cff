import { expect, test } from 'vitest'
import { AttemptLimiter } from './attempt-limiter'

function openLimiter() {
  let nowMs = 0
  const limiter = new AttemptLimiter({ clock: () => nowMs, windowMs: 1_000, most: 3 })
  const pass = (ms: number) => {
    nowMs += ms
  }
  return { limiter, pass }
}

test('a key has so many attempts in the window, and each counts until it is over', () => {
  const { limiter, pass } = openLimiter()
  const begun: boolean[] = []
  for (let attempt = 0; attempt < 4; attempt += 1) {
    begun.push(limiter.begin('a'))
    pass(100)
  }
  expect(begun).toEqual([true, true, true, false])
  expect(limiter.begin('b')).toBe(true)
  pass(600)
  expect(limiter.begin('a')).toBe(true)
  expect(limiter.begin('a')).toBe(false)
})

test('a refused attempt does not put off the next', () => {
  const { limiter, pass } = openLimiter()
  for (let attempt = 0; attempt < 50; attempt += 1) {
    limiter.begin('a')
    pass(19)
  }
  pass(51)
  expect(limiter.begin('a')).toBe(true)
})

test('an attempt that was forgiven does not count', () => {
  const { limiter } = openLimiter()
  for (let attempt = 0; attempt < 10; attempt += 1) {
    expect(limiter.begin('a')).toBe(true)
    limiter.forgive('a')
  }
})

test('whoever makes up keys fills no memory', () => {
  const { limiter } = openLimiter()
  for (let key = 0; key < 60_000; key += 1) limiter.begin(String(key))
  const { attempts } = limiter as unknown as { attempts: Map<string, number[]> }
  expect(attempts.size).toBe(50_000)
})

test('old attempts make room as they end, one by one', () => {
  const { limiter, pass } = openLimiter()
  for (let attempt = 0; attempt < 3; attempt += 1) {
    limiter.begin('a')
    pass(300)
  }
  expect(limiter.begin('a')).toBe(false)
  pass(100)
  expect([limiter.begin('a'), limiter.begin('a')]).toEqual([true, false])
})
