import { afterEach, expect, test } from 'vitest'
import { nodeHealthSchema } from '@/common/media-health'
import type { MeasuredBroadcast } from './broadcast-metrics'
import { HealthReader } from './health-reader'

const broadcastId = '0123456789abcdef0123456789abcdef'
const state: { nowMs: number; onAir: MeasuredBroadcast[] } = { nowMs: 0, onAir: [] }
const reader = new HealthReader({
  clock: () => state.nowMs,
  listOnAir: () => state.onAir,
  describeNode: () => ({ waitingRequests: 7 }),
})
afterEach(() => {
  state.nowMs = 0
  state.onAir = []
  reader.read()
})

function receive(bytes: number, pictures: number) {
  state.onAir = [
    {
      broadcastId,
      received: { bytes, pictures, soundBytes: bytes / 10, keyframeIntervalMs: 2_000 },
      pipeline: null,
    },
  ]
}

test('rates are those of the last few seconds, of media that are known or not', () => {
  receive(0, 0)
  expect(reader.read().broadcasts).toMatchObject([{ receivedKbps: 0, renditions: [] }])
  state.nowMs = 2_000
  receive(250_000, 50)
  expect(reader.read().broadcasts).toEqual([
    {
      broadcastId,
      width: undefined,
      height: undefined,
      renditions: [],
      ladderLagMs: undefined,
      recording: undefined,
      receivedKbps: 1_000,
      receivedFps: 25,
      soundKbps: 100,
      soundDb: undefined,
      soundClippedShare: undefined,
      keyframeIntervalMs: 2_000,
      requestsPerSecond: 0,
    },
  ])
})

test('a broadcast that comes again begins anew', () => {
  receive(1_000_000, 100)
  reader.read()
  state.onAir = []
  expect(reader.read().broadcasts).toEqual([])
  state.nowMs = 1_000
  receive(2_000_000, 200)
  expect(reader.read().broadcasts).toMatchObject([{ receivedKbps: 0, receivedFps: 0 }])
})

test('the node tells of its machine what the contract allows', () => {
  reader.start()
  try {
    const { node } = reader.read()
    expect(nodeHealthSchema.parse(node)).toMatchObject({ waitingRequests: 7 })
    expect(node.processors).toBeGreaterThan(0)
    expect(node.memoryBytes).toBeGreaterThan(10_000_000)
  } finally {
    reader.stop()
  }
})
