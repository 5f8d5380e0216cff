import { once } from 'node:events'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startMediaProgram } from './test-media-program'
import { openTestPortal, testBroadcastId } from './test-portal'

let portal: Awaited<ReturnType<typeof openTestPortal>>
let node: Awaited<ReturnType<typeof startMediaProgram>>

beforeEach(async () => {
  portal = await openTestPortal()
  portal.state.answers.other = {
    ...{ outcome: 'granted', classroomId: 'classroom-2' },
    broadcastId: 'f'.repeat(32),
  }
  node = await startMediaProgram(portal.url)
})
afterEach(async () => {
  node.end()
  await portal.close()
})

const heard = (kind: string, times = 1) =>
  portal.reported((reports) => reports.filter(({ event }) => event.kind === kind).length >= times)

test('a node that drains refuses new broadcasts, keeps those on air, and ends after the last', async () => {
  const teacher = node.publish('good')
  await heard('live')
  node.child.kill('SIGUSR2')
  await expect.poll(() => node.readHealth()).toMatchObject({ status: 'draining', publishers: 1 })
  await expect.poll(() => portal.state.health?.node.isDraining).toBe(true)

  const newcomer = node.publish('other')
  expect(await newcomer.exited).not.toBe(0)
  expect(newcomer.messages).toContain('takes no new broadcast')

  await teacher.break()
  await heard('interrupted')
  const returned = node.publish('good')
  await heard('live', 2)
  const playlistUrl = `${node.originUrl}/live/n1/${testBroadcastId}/index.m3u8`
  await expect.poll(async () => (await fetch(playlistUrl)).status).toBe(200)

  const exited = once(node.child, 'exit')
  await returned.stop()
  await heard('ended')
  // Viewers may still see the end.
  expect((await fetch(playlistUrl)).status).toBe(200)
  expect(await exited).toEqual([0, null])
})

test('a node that is drained while the portal is away waits until it has heard how the class ended', async () => {
  const teacher = node.publish('good')
  await heard('live')
  node.child.kill('SIGUSR2')
  const exited = once(node.child, 'exit')
  portal.state.mood = 'down'
  await teacher.stop()
  // Viewers' last look is over before.
  setTimeout(() => {
    portal.state.mood = 'well'
  }, 15_000)
  await heard('ended')
  expect(await exited).toEqual([0, null])
})

test('balancers are told 503 while edges go on to play', async () => {
  node.child.kill('SIGUSR2')
  const answer = async () => (await fetch(`${node.originUrl}/health`)).status
  await expect.poll(answer).toBe(503)
  expect((await fetch(`${node.originUrl}/health?for=playback`)).status).toBe(200)
  const exited = once(node.child, 'exit')
  node.child.kill('SIGTERM')
  expect(await exited).toEqual([0, null])
})
