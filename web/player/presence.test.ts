import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startPresence } from './presence'

let video: { currentTime: number }
let sentAtMs: number[]
let stop: () => void
beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
  video = { currentTime: 100 }
  sentAtMs = []
  stop = startPresence({
    video: video as HTMLVideoElement,
    send: () => sentAtMs.push(Date.now()),
  })
})
afterEach(() => {
  stop()
  vi.useRealTimers()
})

function pass(seconds: number, speed: number) {
  for (let second = 0; second < seconds; second += 1) {
    video.currentTime += speed
    vi.advanceTimersByTime(1_000)
  }
}

test('a player that plays says so after five seconds, then every half minute', () => {
  pass(70, 1)
  expect(sentAtMs).toEqual([5_000, 35_000, 65_000])
})

test('a tab that is open and plays nothing says nothing', () => {
  pass(300, 0)
  expect(sentAtMs).toEqual([])
})

test('one that stands still falls silent, and is heard of soon after it plays again', () => {
  pass(6, 1)
  pass(120, 0)
  expect(sentAtMs).toEqual([5_000])
  pass(10, 1)
  expect(sentAtMs).toHaveLength(2)
})

test('nothing is said after the stop', () => {
  stop()
  pass(60, 1)
  expect(sentAtMs).toEqual([])
})
