import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Playback } from '@/domain/attendance/presence-slot'
import { startPresence } from './presence'

let video: { currentTime: number; paused: boolean; readyState: number }
let sent: (Playback & { atMs: number })[]
let stop: () => void
beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
  video = { currentTime: 100, paused: false, readyState: 4 }
  sent = []
  stop = startPresence({
    video: video as HTMLVideoElement,
    send: (times) => sent.push({ atMs: Date.now(), ...times }),
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
  expect(sent).toEqual([
    { atMs: 5_000, playedMs: 5_000, stalledMs: 0 },
    { atMs: 35_000, playedMs: 30_000, stalledMs: 0 },
    { atMs: 65_000, playedMs: 30_000, stalledMs: 0 },
  ])
})

test('a tab that is open and paused says nothing', () => {
  video.paused = true
  pass(300, 0)
  expect(sent).toEqual([])
})

test('one that stands still says so as often, and is heard of soon after it plays again', () => {
  pass(6, 1)
  pass(60, 0)
  expect(sent.slice(1)).toEqual([
    { atMs: 35_000, playedMs: 1_000, stalledMs: 29_000 },
    { atMs: 65_000, playedMs: 0, stalledMs: 30_000 },
  ])
  pass(10, 1)
  expect(sent.slice(3)).toEqual([{ atMs: 71_000, playedMs: 5_000, stalledMs: 0 }])
})

test('a picture that stands still more than it plays is not well again between two stops', () => {
  pass(5, 1)
  for (let turn = 0; turn < 12; turn += 1) {
    pass(2, 1)
    pass(3, 0)
  }
  expect(sent.slice(1)).toEqual([
    { atMs: 35_000, playedMs: 12_000, stalledMs: 18_000 },
    { atMs: 65_000, playedMs: 12_000, stalledMs: 18_000 },
  ])
})

test('a picture that moves a little in every second stands still for the rest of it', () => {
  pass(5, 1)
  pass(36, 0.6)
  expect(sent[1]).toEqual({ atMs: 35_000, playedMs: 18_000, stalledMs: 12_000 })
  expect(sent).toHaveLength(2)
})

test('a player that loads anew stands still, though it is paused while it has nothing', () => {
  pass(5, 1)
  Object.assign(video, { currentTime: 0, paused: true, readyState: 0 })
  pass(30, 0)
  expect(sent[1]).toEqual({ atMs: 35_000, playedMs: 1_000, stalledMs: 29_000 })
})

test('a player that catches up has stood still all the same', () => {
  pass(5, 1)
  pass(4, 0)
  pass(26, 1.15)
  expect(sent[1]).toEqual({ atMs: 35_000, playedMs: 26_000, stalledMs: 4_000 })
})

test('what is paused neither plays nor stands still', () => {
  pass(10, 1)
  video.paused = true
  pass(100, 0)
  video.paused = false
  pass(25, 1)
  expect(sent[1]).toEqual({ atMs: 135_000, playedMs: 30_000, stalledMs: 0 })
})

test('a picture that faltered has played, and the time that it stood still is told with it', () => {
  pass(25, 1)
  pass(10, 0)
  expect(sent[1]).toEqual({ atMs: 35_000, playedMs: 20_000, stalledMs: 10_000 })
})

test('nothing is said after the stop', () => {
  stop()
  pass(60, 1)
  expect(sent).toEqual([])
})
