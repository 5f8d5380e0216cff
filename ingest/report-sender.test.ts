import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemClock } from '@/common/clock'
import { silentLog } from '@/common/log'
import { PortalClient } from '@/common/portal-client'
import { ReportOutbox } from './report-outbox'
import { ReportSender } from './report-sender'
import { openTestPortal, testBroadcastId, testSecret } from './test-portal'

let portal: Awaited<ReturnType<typeof openTestPortal>>
let sender: ReportSender
let outbox: ReportOutbox

function openSender(secret = testSecret) {
  outbox = new ReportOutbox({ clock: systemClock, log: silentLog, onNews: () => sender.wake() })
  sender = new ReportSender({
    nodeName: 'n1',
    nodeStartedAt: new Date().toISOString(),
    portal: new PortalClient({ portalUrl: portal.url, secret, clock: systemClock }),
    outbox,
    log: silentLog,
    listBroadcastIds: () => [testBroadcastId],
    everyMs: 20,
    firstRetryMs: 10,
  })
}

beforeEach(async () => {
  portal = await openTestPortal()
  openSender()
})
afterEach(async () => {
  await sender.stop()
  await portal.close()
})

const kinds = () => portal.state.reports.map(({ event }) => event.kind)

test('without news the portal hears again and again which broadcasts there are', async () => {
  sender.start()
  for (let heard = 0; heard < 3; heard += 1) {
    await new Promise<void>((resolve) => {
      portal.state.onReports = resolve
    })
  }
  expect(portal.state.broadcastIds).toEqual([testBroadcastId])
})

test('what the portal could not take is sent again, in order and once', async () => {
  portal.state.mood = 'down'
  sender.start()
  outbox.add(testBroadcastId, { kind: 'live' })
  outbox.add(testBroadcastId, { kind: 'interrupted' })
  await portal.refused()
  portal.state.mood = 'well'
  outbox.add(testBroadcastId, { kind: 'ended' })
  await portal.reported((reports) => reports.length >= 3)
  expect(kinds()).toEqual(['live', 'interrupted', 'ended'])
})

test('what is left is sent when it stops', async () => {
  outbox.add(testBroadcastId, { kind: 'ended' })
  await sender.stop()
  expect(kinds()).toEqual(['ended'])
})

test('stopping does not wait for a portal that does not answer', async () => {
  portal.state.mood = 'silent'
  sender.start()
  outbox.add(testBroadcastId, { kind: 'ended' })
  await sender.stop()
  expect(outbox.size).toBe(1)
})

test('reports with another secret are not taken', async () => {
  openSender('another secret, as long as the first one is')
  outbox.add(testBroadcastId, { kind: 'live' })
  await sender.stop()
  expect(portal.state.reports).toEqual([])
  expect(outbox.size).toBe(1)
})
