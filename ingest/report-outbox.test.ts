import pino from 'pino'
import { expect, test } from 'vitest'
import { silentLog } from '@/common/log'
import type { BroadcastEvent } from '@/common/media-contract'
import { ReportOutbox } from './report-outbox'
import { testBroadcastId } from './test-portal'

function openOutbox(mostReports = 100, log = silentLog) {
  return new ReportOutbox({
    clock: () => Date.parse('2020-02-10T08:00:00Z'),
    ...{ mostReports, log },
    onNews: () => {},
  })
}

function fill(outbox: ReportOutbox, events: BroadcastEvent[]) {
  for (const event of events) outbox.add(testBroadcastId, event)
}

const warning: BroadcastEvent = { kind: 'warning', warning: { code: 'no_audio' } }
const sequencesOf = (outbox: ReportOutbox) => outbox.list(100).map(({ sequence }) => sequence)

test('reports are kept in order until they are acknowledged', () => {
  const outbox = openOutbox()
  fill(outbox, [{ kind: 'live' }, warning, { kind: 'ended' }])
  expect(sequencesOf(outbox)).toEqual([0, 1, 2])
  outbox.acknowledge(1)
  expect(outbox.list(10)).toEqual([
    {
      broadcastId: testBroadcastId,
      sequence: 2,
      at: '2020-02-10T08:00:00.000Z',
      event: { kind: 'ended' },
    },
  ])
  outbox.acknowledge(2)
  expect(outbox.size).toBe(0)
})

test('when it is full the oldest warning goes, and never a change of state', () => {
  const outbox = openOutbox(3)
  fill(outbox, [{ kind: 'live' }, warning, warning, { kind: 'interrupted' }])
  expect(sequencesOf(outbox)).toEqual([0, 2, 3])
  fill(outbox, [{ kind: 'live' }, { kind: 'ended' }])
  expect(sequencesOf(outbox)).toEqual([0, 3, 4, 5])
})

test('a report that the contract does not allow is logged and not kept, and takes no number', () => {
  const lines: string[] = []
  const log = pino({ base: null }, { write: (line: string) => void lines.push(line) })
  const outbox = openOutbox(100, log)
  const broken = { code: 'timestamps_jumped', byMs: Number.NaN } as const
  fill(outbox, [{ kind: 'warning', warning: broken }, { kind: 'live' }])
  expect(sequencesOf(outbox)).toEqual([0])
  expect(lines).toHaveLength(1)
  expect(lines[0]).toContain('byMs')
  expect(lines[0]).not.toContain(testBroadcastId)
})

test('whoever waits until the portal has heard all is told when it has', async () => {
  const outbox = openOutbox()
  await outbox.whenEmpty()
  fill(outbox, [{ kind: 'live' }, { kind: 'ended' }])
  let isEmpty = false
  const emptied = outbox.whenEmpty().then(() => {
    isEmpty = true
  })
  outbox.acknowledge(0)
  await Promise.resolve()
  expect(isEmpty).toBe(false)
  outbox.acknowledge(1)
  await emptied
})
