import { afterEach, beforeEach, expect, test } from 'vitest'
import { openThrottledLine } from '@/tests/support/throttled-line'
import { startMediaProgram } from './test-media-program'
import { openTestPortal, testBroadcastId } from './test-portal'

const otherBroadcastId = 'f'.repeat(32)
let portal: Awaited<ReturnType<typeof openTestPortal>>
let node: Awaited<ReturnType<typeof startMediaProgram>>
let mobile: Awaited<ReturnType<typeof openThrottledLine>>

beforeEach(async () => {
  portal = await openTestPortal()
  portal.state.answers.other = {
    ...{ outcome: 'granted', classroomId: 'classroom-2' },
    broadcastId: otherBroadcastId,
  }
  node = await startMediaProgram(portal.url)
  mobile = await openThrottledLine(node.rtmpPort, { localAddress: '127.0.0.2' })
})
afterEach(async () => {
  mobile.close()
  node.end()
  await portal.close()
})

const kindsOf = (broadcastId: string) =>
  portal.state.reports.flatMap((report) =>
    report.broadcastId === broadcastId && report.event.kind !== 'warning'
      ? [report.event.kind]
      : [],
  )
const heard = (broadcastId: string, kinds: string[]) =>
  portal.reported(() => kindsOf(broadcastId).join() === kinds.join())
const readState = async () => {
  const response = await fetch(`${node.originUrl}/live/n1/${testBroadcastId}/state.json`)
  return response.ok ? await response.json() : null
}

test('an encoder that comes back from another address goes on with its own broadcast alone', async () => {
  const atDesk = node.publish('good')
  await heard(testBroadcastId, ['live'])
  await expect.poll(readState).toMatchObject({ state: 'live' })
  const { run } = await readState()
  await atDesk.break()
  await heard(testBroadcastId, ['live', 'interrupted'])

  // Another class from the address that was left behind is another broadcast.
  const other = node.publish('other')
  await heard(otherBroadcastId, ['live'])
  expect(await readState()).toMatchObject({ state: 'interrupted', run })
  // A key that nobody knows is not let in on the strength of an address, with or without a portal.
  for (const mood of ['well', 'down'] as const) {
    portal.state.mood = mood
    expect(await node.publish('unknown', mobile.port).exited).not.toBe(0)
  }
  expect(await readState()).toMatchObject({ state: 'interrupted', run })

  const onTheMove = node.publish('good', mobile.port)
  await expect.poll(readState).toMatchObject({ state: 'live', run })
  portal.state.mood = 'well'
  await heard(testBroadcastId, ['live', 'interrupted', 'live'])
  const playlist = `${node.originUrl}/live/n1/${testBroadcastId}/${run}/video/index.m3u8`
  await expect.poll(async () => (await fetch(playlist)).text()).toContain('#EXT-X-DISCONTINUITY\n')
  expect(kindsOf(otherBroadcastId)).toEqual(['live'])
  await Promise.all([onTheMove.break(), other.break()])
}, 90_000)
