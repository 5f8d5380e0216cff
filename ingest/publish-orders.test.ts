import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { TestEncoder } from './rtmp/test-encoder'
import { goOnAir, openTestDoor, sendKeyframe, type TestDoor } from './test-door'
import { granted, testBroadcastId } from './test-portal'

let door: TestDoor
beforeEach(async () => {
  door = await openTestDoor()
})
afterEach(() => door.close())

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

test('a class that is stopped ends at once, and its publisher reads why, now and when it comes back', async () => {
  const encoder = await goOnAir(door)
  door.stopped.add(testBroadcastId)
  door.sources.dismiss(door.stopped, 'class_stopped')
  const { information } = await encoder.status('NetStream.Publish.Denied')
  expect(information).toMatchObject({ description: expect.stringContaining('was stopped') })
  await encoder.closed
  expect(await door.closings()).toEqual(['class_stopped'])
  expect(door.moves()).toEqual(['open', 'end'])
  expect(door.reports).toEqual(['live', 'ended'])

  // Although the portal would still let it in: its answer was under way.
  const again = await TestEncoder.asking(door.port, 'good')
  await again.status('NetStream.Publish.Denied')
  await again.closed
  expect(door.moves()).toEqual(['open', 'end'])
})

test('a class that its teacher ends is ended for the encoder too, with other words', async () => {
  const encoder = await goOnAir(door)
  door.sources.dismiss(new Set([testBroadcastId]), 'class_ended')
  const { information } = await encoder.status('NetStream.Publish.Denied')
  expect(information).toMatchObject({ description: expect.stringContaining('was ended') })
  await encoder.closed
  expect(await door.closings()).toEqual(['class_ended'])
  expect(door.reports).toEqual(['live', 'ended'])
})

test('an order to stop one class leaves the others alone', async () => {
  const encoder = await goOnAir(door)
  door.sources.dismiss(new Set(['f'.repeat(32)]), 'class_stopped')
  sendKeyframe(encoder, 40)
  await door.happened(() => door.events().length === 2)
})

test('a key that is replaced sends its publisher away, and the class goes on with the new one alone', async () => {
  const { portal, sources } = door
  const encoder = await goOnAir(door)
  portal.state.answers = { renewed: granted }
  sources.requireKeys([{ broadcastId: testBroadcastId, keyHash: sha256('renewed') }])
  const { information } = await encoder.status('NetStream.Publish.Denied')
  expect(information).toMatchObject({ description: expect.stringContaining('not valid any more') })
  await encoder.closed
  expect(await door.closings()).toEqual(['wrong_key'])
  expect(door.moves()).toEqual(['open', 'interrupt'])

  portal.state.mood = 'down'
  const former = await TestEncoder.asking(door.port, 'good')
  await former.status('NetStream.Publish.Denied')
  const renewed = await TestEncoder.publishing(door.port, 'renewed')
  sendKeyframe(renewed)
  await door.happened(() => door.moves().includes('resume'))
  sources.requireKeys([{ broadcastId: testBroadcastId, keyHash: sha256('renewed') }])
  sendKeyframe(renewed, 40)
  await door.happened(() => door.events().length === 3)
  expect(door.reports).toEqual(['live', 'interrupted', 'live'])
})

test('the key that the portal let in last is the one that may come back while it is down', async () => {
  const first = await goOnAir(door)
  door.portal.state.answers = { renewed: granted }
  first.socket.destroy()
  await door.happened(() => door.moves().includes('interrupt'))
  const second = await TestEncoder.publishing(door.port, 'renewed')
  sendKeyframe(second)
  await door.happened(() => door.moves().includes('resume'))
  second.socket.destroy()
  await door.closings(2)
  door.portal.state.mood = 'down'
  const former = await TestEncoder.asking(door.port, 'good')
  await former.status('NetStream.Publish.Denied')
  await TestEncoder.publishing(door.port, 'renewed')
})
