import { expect, test } from 'vitest'
import { RenditionWindow } from '../packager/rendition-window'
import { WaitingRoom } from './waiting-room'

const counter = { inc: () => {} }
const neverAborted = new AbortController().signal

function newWindow() {
  return new RenditionWindow({
    windowSeconds: 10,
    schedule: { targetDurationSeconds: 4 },
    parts: counter,
    segments: counter,
  })
}

test('a wait ends with the change that it waits for, and not with another', async () => {
  const room = new WaitingRoom(10)
  const window = newWindow()
  let isReady = false
  const wait = room.wait({ window, isReady: () => isReady, timeoutMs: 5_000, signal: neverAborted })
  window.end()
  window.commit()
  expect(room.size).toBe(1)
  isReady = true
  window.end()
  window.commit()
  expect(await wait).toBe('ready')
  expect(room.size).toBe(0)
})

test('a wait ends after its time', async () => {
  const room = new WaitingRoom(10)
  const wait = room.wait({
    window: newWindow(),
    isReady: () => false,
    timeoutMs: 5,
    signal: neverAborted,
  })
  expect(await wait).toBe('timed-out')
  expect(room.size).toBe(0)
})

test('a full room turns away at once, and has room again when somebody leaves', async () => {
  const room = new WaitingRoom(1)
  const window = newWindow()
  const leaving = new AbortController()
  const first = room.wait({
    window,
    isReady: () => false,
    timeoutMs: 5_000,
    signal: leaving.signal,
  })
  const second = () =>
    room.wait({ window, isReady: () => false, timeoutMs: 5, signal: neverAborted })
  expect(await second()).toBe('full')
  leaving.abort()
  expect(await first).toBe('gone')
  expect(await second()).toBe('timed-out')
})
