import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { reportsRequestSchema } from '@/common/media-contract'
import { makeClass } from '@/tests/support/make-class'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { authorisePublish } from './authorise-publish'
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
  const { streamKey, ...made } = await makeClass({ db, startsAt })
  broadcastId = made.broadcastId
  nodes += 1
  nodeName = `n${nodes}`
  await authorisePublish({ db, now: startsAt, reconnectWindowMs, nodeName, streamKey })
})
afterAll(() => database.close())

const source = { id: 'video', state: 'made' } as const
const figures = (receivedKbps: number) => ({ receivedKbps, renditions: [source] })

interface SendOptions {
  now?: Date
  from?: string
  nodeStartedAt?: Date
  isLive?: boolean
}

/** Sends what a node would, read at the portal's door. */
function send(health: unknown, options: SendOptions = {}) {
  const { now = startsAt, from = nodeName, nodeStartedAt = startsAt, isLive = false } = options
  const at = now.toISOString()
  const request = reportsRequestSchema.parse({
    nodeName: from,
    nodeStartedAt: nodeStartedAt.toISOString(),
    broadcastIds: [broadcastId],
    reports: isLive ? [{ broadcastId, sequence: 0, at, event: { kind: 'live' } }] : [],
    health,
  })
  return recordReports({ db: database.db, now, reconnectWindowMs, request })
}

const healthOf = (receivedKbps: number) => ({
  node: { cpuShare: 0.5 },
  broadcasts: [{ broadcastId, ...figures(receivedKbps) }],
})
const stored = () => database.db.broadcastHealth.findUnique({ where: { broadcastId } })
const storedNode = () => database.db.mediaNode.findUniqueOrThrow({ where: { name: nodeName } })

test('only the newest figures of a broadcast and of its node are kept', async () => {
  await send(healthOf(900))
  await send({ ...healthOf(1200), node: { cpuShare: 0.7 } }, { now: after(2_000) })
  expect(await stored()).toMatchObject({ takenAt: after(2_000), figures: figures(1200) })
  expect(await storedNode()).toMatchObject({ health: { cpuShare: 0.7 } })
})

test('figures about another node’s broadcast are passed over', async () => {
  await send(healthOf(900))
  await send(healthOf(1), { from: 'stranger' })
  expect(await stored()).toMatchObject({ figures: figures(900) })
})

test('a broadcast that is named twice takes nothing down', async () => {
  const [one] = healthOf(900).broadcasts
  await send({ node: {}, broadcasts: [one, one] })
  expect(await stored()).toMatchObject({ figures: figures(900) })
})

test('a process that has been replaced has no say', async () => {
  await send(healthOf(900), { nodeStartedAt: after(10_000) })
  await send(healthOf(1), { nodeStartedAt: startsAt })
  expect(await stored()).toMatchObject({ figures: figures(900) })
})

test.each([
  { node: {}, broadcasts: 'none' },
  { node: {}, broadcasts: [{ broadcastId: 'x', receivedKbps: -1, renditions: [] }] },
  'text',
])('figures that cannot be read hold up no report: %j', async (health) => {
  expect(await send(health, { isLive: true })).toMatchObject({ recorded: 1 })
  expect(await stored()).toBeNull()
})
