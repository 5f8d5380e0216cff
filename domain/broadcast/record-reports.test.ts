import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { BroadcastEvent } from '@/common/media-contract'
import { makeClass } from '@/tests/support/make-class'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { authorisePublish } from './authorise-publish'
import { latestSnapshotMs } from './interrupt-missing-broadcasts'
import { recordReports } from './record-reports'

const startsAt = new Date('2020-02-10T01:00:00Z')
const reconnectWindowMs = 60_000
const after = (ms: number) => new Date(startsAt.getTime() + ms)

let database: TestDatabase
let broadcastId: string
let nodeName: string
let nodes = 0
beforeAll(async () => {
  database = await openTestDatabase()
})
beforeEach(async () => {
  const { db } = database
  const made = await makeClass({ db, startsAt })
  broadcastId = made.broadcastId
  nodes += 1
  nodeName = `n${nodes}`
  const { streamKey } = made
  await authorisePublish({ db, now: startsAt, reconnectWindowMs, nodeName, streamKey })
})
afterAll(() => database.close())

interface SendOptions {
  now?: Date
  nodeStartedAt?: Date
  broadcastIds?: string[]
  from?: string
}

/** Sends events with their sequence numbers, as the node does. */
const send = (events: [number, BroadcastEvent][], options: SendOptions = {}) => {
  const { now = startsAt, nodeStartedAt = startsAt, broadcastIds = [broadcastId] } = options
  return recordReports({
    db: database.db,
    now,
    reconnectWindowMs,
    request: {
      nodeName: options.from ?? nodeName,
      nodeStartedAt: nodeStartedAt.toISOString(),
      broadcastIds,
      reports: events.map(([sequence, event]) => ({
        broadcastId,
        sequence,
        at: now.toISOString(),
        event,
      })),
    },
  })
}

const stored = () => database.db.broadcast.findUniqueOrThrow({ where: { id: broadcastId } })

const live = { kind: 'live' } as const
const interrupted = { kind: 'interrupted' } as const
const ended = { kind: 'ended' } as const

test('a report that is sent again counts once', async () => {
  expect(await send([[0, live]])).toMatchObject({ recorded: 1 })
  expect(
    await send([
      [0, live],
      [1, ended],
    ]),
  ).toMatchObject({ recorded: 1 })
  expect(
    await send([
      [0, live],
      [1, ended],
    ]),
  ).toMatchObject({ recorded: 0 })
  expect(await stored()).toMatchObject({ state: 'ended', runs: 1, startedAt: startsAt })
})

test('the same request twice at once counts once', async () => {
  const answers = await Promise.all([send([[0, live]]), send([[0, live]])])
  expect(answers.map(({ recorded }) => recorded).sort()).toEqual([0, 1])
})

test('a new process of the node counts its reports anew, and its former one is not heard', async () => {
  await send([[7, live]])
  const restarted = after(30_000)
  await send([], { nodeStartedAt: restarted, now: restarted, broadcastIds: [] })
  expect(await stored()).toMatchObject({ state: 'interrupted', interruptedAt: restarted })
  await send([[0, live]], { nodeStartedAt: restarted, now: restarted })
  expect(await stored()).toMatchObject({ state: 'live', runs: 1 })
  expect(await send([[8, ended]])).toMatchObject({ recorded: 0 })
  expect(await stored()).toMatchObject({ state: 'live' })
})

test('what is missing from the snapshot is interrupted, once it cannot be a late one', async () => {
  await send([[0, live]])
  await send([], { now: after(latestSnapshotMs), broadcastIds: [] })
  expect(await stored()).toMatchObject({ state: 'live' })
  const sure = after(latestSnapshotMs + 1)
  await send([], { now: sure, broadcastIds: [] })
  expect(await stored()).toMatchObject({ state: 'interrupted', interruptedAt: sure })
})

test('coming back within the window goes on, after it a new run begins', async () => {
  await send([
    [0, live],
    [1, interrupted],
  ])
  await send([[2, live]], { now: after(reconnectWindowMs - 1) })
  expect(await stored()).toMatchObject({ state: 'live', runs: 1, startedAt: startsAt })
  await send([[3, interrupted]], { now: after(100_000) })
  await send([[4, live]], { now: after(160_000) })
  expect(await stored()).toMatchObject({ state: 'live', runs: 2, startedAt: after(160_000) })
})

test('a warning is kept once a kind with its latest figures', async () => {
  const warn = (intervalMs: number) =>
    ({ kind: 'warning', warning: { code: 'keyframes_too_far_apart', intervalMs } }) as const
  await send([
    [0, live],
    [1, warn(5_000)],
    [2, { kind: 'warning', warning: { code: 'no_audio' } }],
  ])
  await send([[3, warn(9_000)]], { now: after(1_000) })
  const warnings = await database.db.broadcastWarning.findMany({
    where: { broadcastId },
    orderBy: { code: 'asc' },
  })
  expect(warnings).toMatchObject([
    { code: 'keyframes_too_far_apart', figures: { intervalMs: 9_000 }, firstAt: startsAt },
    { code: 'no_audio', figures: {} },
  ])
})

test('the newest word about a recording holds, and changes nothing else', async () => {
  const ready = (durationSeconds: number, availableUntil: Date) =>
    ({
      kind: 'recording_ready',
      durationSeconds,
      availableUntil: availableUntil.toISOString(),
    }) as const
  await send([
    [0, live],
    [1, ended],
  ])
  const before = await stored()
  expect(before).toMatchObject({ replaySeconds: null, replayUntil: null })
  await send([[2, ready(1_799.6, after(1_000))]])
  expect(await stored()).toEqual({ ...before, replaySeconds: 1_800, replayUntil: after(1_000) })
  await send([[3, ready(0.2, after(2_000))]])
  expect(await stored()).toEqual({ ...before, replaySeconds: 1, replayUntil: after(2_000) })
})

test('a node reports nothing about a broadcast that is another one’s', async () => {
  await send([[0, ended]], { from: 'stranger' })
  await send([[0, live]])
  await send([[1, ended]], { from: 'stranger' })
  expect(await stored()).toMatchObject({ state: 'live' })
})

test('a report that fails takes the whole request back with it', async () => {
  await send([[0, live]])
  const report = (sequence: number, at: string) => ({ broadcastId, sequence, at, event: ended })
  const failing = recordReports({
    db: database.db,
    now: startsAt,
    reconnectWindowMs,
    request: {
      nodeName,
      nodeStartedAt: startsAt.toISOString(),
      broadcastIds: [],
      // The second comes again as a start, with a time that no database takes.
      reports: [report(1, startsAt.toISOString()), { ...report(2, 'never'), event: live }],
    },
  })
  await expect(failing).rejects.toThrow()
  expect(await stored()).toMatchObject({ state: 'live' })
  expect(await send([[1, ended]])).toMatchObject({ recorded: 1 })
})

test('a node whose clock was ahead when it started is listened to after its next start', async () => {
  await send([[0, { kind: 'live' }]], { nodeStartedAt: after(3_600_000) })
  await send([[1, { kind: 'interrupted' }]], { nodeStartedAt: after(3_600_000) })
  expect((await send([[0, { kind: 'live' }]], { nodeStartedAt: startsAt })).recorded).toBe(1)
  expect(await stored()).toMatchObject({ state: 'live', runs: 1 })
})
