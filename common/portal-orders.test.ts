import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { silentLog } from './log'
import { OrdersFollower, type PortalOrders } from './portal-orders'

const one = '1'.repeat(32)
const other = '2'.repeat(32)

let folder: string
let file: string
let changes: string[][]
let answer: () => Promise<unknown>
let follower: OrdersFollower
let asked = 0

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'seedling-orders-'))
  file = join(folder, 'orders.json')
  say([])
  await follow()
})
afterEach(async () => {
  await follower.stop()
  rmSync(folder, { recursive: true, force: true })
})

function say(stoppedBroadcastIds: string[]) {
  answer = async () => ({ stoppedBroadcastIds })
}

async function follow(take: (ids: string[]) => void = () => {}) {
  changes = []
  follower = new OrdersFollower({
    portal: {
      post: () => {
        asked += 1
        return answer()
      },
    },
    file,
    log: silentLog,
    everyMs: 5,
    onChange: ({ stopped }) => {
      changes.push([...stopped])
      take([...stopped])
    },
  })
  await follower.start()
}

const untilAskedAgain = () => {
  const before = asked
  return expect.poll(() => asked).toBeGreaterThan(before + 1)
}

test('what its teachers ended and whose key is new is told as long as the portal names it', async () => {
  const told: string[][] = []
  const keyChanges = [{ broadcastId: other, keyHash: 'a'.repeat(64) }]
  const toldKeys: unknown[] = []
  await follower.stop()
  follower = new OrdersFollower({
    portal: {
      post: async () => ({ stoppedBroadcastIds: [], endedBroadcastIds: [one], keyChanges }),
    },
    ...{ file, log: silentLog, everyMs: 5 },
    onChange: () => {},
    onEnded: (ids) => told.push([...ids]),
    onKeyChanges: (changes) => toldKeys.push(changes),
  })
  await follower.start()
  await expect.poll(() => told.length).toBeGreaterThan(1)
  expect(told[0]).toEqual([one])
  expect(toldKeys[0]).toEqual(keyChanges)
  expect(follower.isStopped(one)).toBe(false)
})

test('each change is told once', async () => {
  say([one])
  await expect.poll(() => follower.isStopped(one)).toBe(true)
  await untilAskedAgain()
  say([one, other])
  await expect.poll(() => follower.isStopped(other)).toBe(true)
  say([other])
  await expect.poll(() => follower.isStopped(one)).toBe(false)
  expect(changes).toEqual([[], [one], [one, other], [other]])
})

test.each([
  ['is away', () => Promise.reject(new Error('away'))],
  ['answers nonsense', async () => ({ stoppedBroadcastIds: 'all' })],
])('while the portal %s its last word holds', async (_, trouble) => {
  say([one])
  await expect.poll(() => follower.isStopped(one)).toBe(true)
  answer = trouble
  await untilAskedAgain()
  expect(follower.isStopped(one)).toBe(true)
  say([])
  await expect.poll(() => follower.isStopped(one)).toBe(false)
})

test('a program that starts while the portal is away knows its last word', async () => {
  say([one])
  await expect.poll(() => follower.isStopped(one)).toBe(true)
  await follower.stop()
  expect(statSync(file).mode & 0o077).toBe(0)
  answer = () => Promise.reject(new Error('away'))
  await follow()
  expect(changes).toEqual([[one]])
  expect(follower.isStopped(one)).toBe(true)
})

test('a file that cannot be read keeps nobody from starting', async () => {
  await follower.stop()
  writeFileSync(file, '{"stopped')
  say([one])
  await follow()
  await expect.poll(() => follower.isStopped(one)).toBe(true)
})

test('what could not be done is tried again', async () => {
  await follower.stop()
  let tries = 0
  await follow((ids) => {
    if (ids.length > 0 && ++tries < 3) throw new Error('the disk is full')
  })
  say([one])
  await expect.poll(() => tries).toBe(3)
})

test('embeds that were withdrawn and access that was changed are told and kept like what was stopped', async () => {
  const told: PortalOrders[] = []
  const accessChanges = [{ broadcastId: one, live: 'token', replay: 'open' }] as const
  const open = async (post: () => Promise<unknown>) => {
    await follower.stop()
    told.length = 0
    follower = new OrdersFollower({
      portal: { post },
      ...{ file, log: silentLog, everyMs: 5 },
      onChange: (orders) => void told.push(orders),
    })
    await follower.start()
  }
  await open(async () => ({
    stoppedBroadcastIds: [],
    withdrawnEmbedIds: ['embed00001'],
    accessChanges,
  }))
  await expect.poll(() => told.length).toBe(2)
  expect(told[1]).toMatchObject({ withdrawnEmbeds: new Set(['embed00001']), accessChanges })
  await open(() => Promise.reject(new Error('away')))
  expect(told).toMatchObject([{ withdrawnEmbeds: new Set(['embed00001']), accessChanges }])
})
