import { expect, test } from 'vitest'
import type { BroadcastState } from '@/prisma/database'
import { broadcastStateAt, nodeSilenceMs } from './broadcast-state'

const now = new Date('2020-02-10T01:30:00Z')
const before = (ms: number) => new Date(now.getTime() - ms)
const reconnectWindowMs = 60_000
const inSession = {
  startsAt: new Date('2020-02-10T01:00:00Z'),
  endsAt: new Date('2020-02-10T01:45:00Z'),
}
const closed = {
  startsAt: new Date('2020-02-09T01:00:00Z'),
  endsAt: new Date('2020-02-09T01:45:00Z'),
}

interface Case {
  state: BroadcastState
  interruptedAt?: Date
  stoppedAt?: Date
  nodeSeenAt?: Date | null
  classSession?: typeof inSession
}

const stateOf = ({ state, nodeSeenAt = now, classSession = inSession, ...times }: Case) =>
  broadcastStateAt(
    { state, interruptedAt: null, stoppedAt: null, ...times, classSession },
    { now, reconnectWindowMs, nodeSeenAt },
  )

test('a broadcast whose node shows signs of life is live', () => {
  expect(stateOf({ state: 'live', nodeSeenAt: before(nodeSilenceMs - 1) })).toBe('live')
})

test('a silent node leaves its broadcast interrupted until the class closes', () => {
  expect(stateOf({ state: 'live', nodeSeenAt: before(nodeSilenceMs) })).toBe('interrupted')
  expect(stateOf({ state: 'live', nodeSeenAt: null })).toBe('interrupted')
  expect(stateOf({ state: 'live', nodeSeenAt: null, classSession: closed })).toBe('ended')
})

test('a class that runs over its time stays live while its node says so', () => {
  expect(stateOf({ state: 'live', classSession: closed })).toBe('live')
})

test('an interruption lasts as long as the reconnect window, without a timer', () => {
  const within = before(reconnectWindowMs - 1)
  expect(stateOf({ state: 'interrupted', interruptedAt: within })).toBe('interrupted')
  const after = before(reconnectWindowMs)
  expect(stateOf({ state: 'interrupted', interruptedAt: after })).toBe('ended')
})

test.each(['waiting', 'ended'] as const)('time alone changes nothing about %s', (state) => {
  expect(stateOf({ state, nodeSeenAt: null, classSession: closed })).toBe(state)
})

test('a class that was stopped is over, whatever was reported of it', () => {
  expect(stateOf({ state: 'live', stoppedAt: before(1) })).toBe('ended')
  expect(stateOf({ state: 'waiting', stoppedAt: before(1) })).toBe('ended')
})
