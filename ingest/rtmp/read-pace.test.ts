import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ReadPace } from './read-pace'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function openSocket(pace: ReadPace) {
  const socket = new PassThrough()
  socket.resume()
  return { socket, rest: (bytes: number) => pace.rest(socket, bytes) }
}

test('sockets that rest are woken together', () => {
  const pace = new ReadPace(25)
  const [one, other] = [openSocket(pace), openSocket(pace)]
  one.rest(1_000)
  vi.advanceTimersByTime(20)
  other.rest(1_000)
  expect([one.socket.isPaused(), other.socket.isPaused()]).toEqual([true, true])
  vi.advanceTimersByTime(5)
  expect([one.socket.isPaused(), other.socket.isPaused()]).toEqual([false, false])
})

test('a socket that has more waiting is read on at once', () => {
  const { socket, rest } = openSocket(new ReadPace(25))
  rest(65_536)
  expect(socket.isPaused()).toBe(false)
})

test('a socket that was closed while it rested disturbs nobody', () => {
  const pace = new ReadPace(25)
  const [closed, open] = [openSocket(pace), openSocket(pace)]
  closed.rest(1_000)
  open.rest(1_000)
  closed.socket.destroy()
  vi.advanceTimersByTime(25)
  expect(open.socket.isPaused()).toBe(false)
})

test('what was read already waits for no timer', () => {
  const { socket, rest } = openSocket(new ReadPace(25))
  socket.pause()
  socket.write('one record behind another')
  rest(1_000)
  socket.resume()
  vi.advanceTimersByTime(0)
  expect(socket.isPaused()).toBe(false)
})

test('nobody rests without a time to gather', () => {
  const { socket, rest } = openSocket(new ReadPace(0))
  rest(1_000)
  expect(socket.isPaused()).toBe(false)
})
