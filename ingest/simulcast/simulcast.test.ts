import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestDoor, type TestDoor } from '../test-door'
import { granted } from '../test-portal'
import { openTestSimulcast, testTarget } from './test-simulcast'

let door: TestDoor
let simulcast: ReturnType<typeof openTestSimulcast>
beforeEach(async () => {
  door = await openTestDoor()
  simulcast = openTestSimulcast()
})
afterEach(async () => {
  simulcast.close()
  await door.close()
})

const picturesAtDoor = () => door.events().filter((event) => event.kind === 'video-frame')
const numbersOf = (frames: { data: Buffer }[]) => frames.map(({ data }) => data.readUInt32BE())

test('a broadcast is sent on from a keyframe, frame by frame, and ends with a goodbye', async () => {
  simulcast.order([testTarget(door.port)])
  await door.happened(() => picturesAtDoor().length >= 30)
  simulcast.close()
  expect(await door.closings()).toEqual(['publisher_stopped'])

  const [first = 0, ...rest] = numbersOf(picturesAtDoor())
  expect(first % 10).toBe(0)
  expect(rest).toEqual(rest.map((_, index) => first + 1 + index))
  expect(rest.at(-1)).toBe(simulcast.sent.length - 1)
  const times = picturesAtDoor().map(({ dts }) => dts / 90)
  expect(times[0]).toBeLessThanOrEqual(20)
  expect(times.map((ms) => ms - (times[0] ?? 0))).toEqual(times.map((_, n) => n * 20))
  expect(picturesAtDoor().map(({ data }) => data)).toEqual(
    simulcast.sent.slice(first).map((event) => ('data' in event ? event.data : null)),
  )
})

test('several targets are sent to at once; one that is taken away is left, and the others go on', async () => {
  door.portal.state.answers.other = {
    ...{ outcome: 'granted', classroomId: 'classroom-2', broadcastId: 'f'.repeat(32) },
  }
  const [one, other] = [testTarget(door.port), testTarget(door.port, 'other', 'u')]
  simulcast.order([one, other])
  await simulcast.becomes(({ state }) => state === 'sending', 't')
  await simulcast.becomes(({ state }) => state === 'sending', 'u')
  simulcast.order([one])
  expect(await door.closings()).toEqual(['publisher_stopped'])
  const before = picturesAtDoor().length
  await door.happened(() => picturesAtDoor().length > before + 20)
  await simulcast.becomes(({ state, reconnects }) => state === 'sending' && reconnects === 0)
})

test('a refusal is told in a word, and it is tried again', async () => {
  door.portal.state.answers.good = { outcome: 'refused', reason: 'wrong_key' }
  simulcast.order([testTarget(door.port)])
  await simulcast.becomes(({ state, reason }) => state === 'broken' && reason === 'refused')
  door.portal.state.answers.good = granted
  const health = await simulcast.becomes(({ state }) => state === 'sending')
  expect(health.reconnects).toBeGreaterThan(0)
})

test('while the source is interrupted the connection is kept, and goes on with its next keyframe', async () => {
  simulcast.order([testTarget(door.port)])
  await door.happened(() => picturesAtDoor().length >= 10)
  simulcast.pause()
  simulcast.reader.interrupt()
  simulcast.reader.resume()
  do simulcast.push()
  while (simulcast.sent.length % 10 !== 1)
  await door.happened(() => numbersOf(picturesAtDoor()).at(-1) === simulcast.sent.length - 1)
  expect(door.metrics.reasons).toEqual([])
})

test('nothing is connected while the source is interrupted, and it is made up for when it is back', async () => {
  simulcast.pause()
  simulcast.reader.interrupt()
  simulcast.order([testTarget(door.port)])
  expect(await simulcast.becomes(() => true)).toMatchObject({ state: 'connecting', sentBytes: 0 })
  simulcast.reader.resume()
  simulcast.run()
  await door.happened(() => picturesAtDoor().length > 0)
})

test('orders that were changed on their way change nothing', async () => {
  simulcast.order([testTarget(door.port)])
  await simulcast.becomes(({ state }) => state === 'sending')
  simulcast.simulcast.take('changed', ['0123456789abcdef0123456789abcdef'])
  expect(await simulcast.becomes(() => true)).toMatchObject({ state: 'sending' })
})
