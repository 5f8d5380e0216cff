import { expect, test } from 'vitest'
import { AttemptLimiter } from './attempt-limiter'

function openLimiter() {
  const state = { nowMs: 0 }
  const clock = () => state.nowMs
  const limiter = new AttemptLimiter({
    clock,
    windowMs: 60_000,
    mostAnAddress: 3,
    mostInAll: 5,
  })
  return { state, limiter }
}

test('an address that has failed too often waits until its oldest failure is forgotten', () => {
  const { state, limiter } = openLimiter()
  for (const nowMs of [0, 1_000, 2_000]) {
    state.nowMs = nowMs
    expect(limiter.waitMs('a')).toBe(0)
    limiter.noteFailure('a')
  }
  expect(limiter.waitMs('a')).toBe(58_000)
  expect(limiter.waitMs('b')).toBe(0)
  state.nowMs = 60_000
  expect(limiter.waitMs('a')).toBe(0)
})

test('whoever makes up addresses is held back all the same', () => {
  const { limiter } = openLimiter()
  for (const address of ['a', 'b', 'c', 'd', 'e']) limiter.noteFailure(address)
  expect(limiter.waitMs('never seen')).toBe(60_000)
})
