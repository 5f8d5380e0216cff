import { createServer } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { broadcastLogId } from '@/common/broadcast-log-id'
import type { Grant } from '@/domain/access/may'
import { openDatabaseClient } from '@/prisma/database'
import { makeClass } from '@/tests/support/make-class'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { boardSchema } from '../operations/board'
import { answerOperations } from './answer-operations'
import type { Portal } from './portal'
import { makeTestPortal } from './test-portal'

const startsAt = new Date('2020-02-10T01:00:00Z')
const nobodyListens = 'http://127.0.0.1:1'

let database: TestDatabase
let portal: Portal
beforeAll(async () => {
  database = await openTestDatabase()
})
beforeEach(() => {
  portal = makeTestPortal({
    database,
    clock: () => startsAt.getTime(),
    variables: { EDGE_URL: nobodyListens },
  })
})
afterAll(() => database.close())

const account = (...grants: Grant[]) => Promise.resolve({ accountId: 'a', grants })
const operator = () => account({ role: 'operator', schoolId: null })
const administrator = () => account({ role: 'school_administrator', schoolId: 'a' })

test('an operator gets every broadcast by its log id, and no playback address', async () => {
  const { broadcastId } = await makeClass({ db: database.db, startsAt })
  const response = await answerOperations({ portal, findAccount: operator })
  expect(response.headers.get('cache-control')).toBe('no-store')
  const text = await response.text()
  expect(text).not.toContain(broadcastId)
  const board = boardSchema.parse(JSON.parse(text))
  expect(board.broadcasts).toMatchObject([
    { logId: broadcastLogId(broadcastId), state: 'waiting', classroomName: 'Room 1' },
  ])
  expect(board.edges).toEqual([{ url: 'http://127.0.0.1:1', state: 'silent' }])
})

test('whoever is not signed in, or is no operator, gets nothing', async () => {
  await makeClass({ db: database.db, startsAt })
  const unknown = await answerOperations({ portal, findAccount: async () => null })
  expect([unknown.status, await unknown.text()]).toEqual([401, '{"error":"unauthorised"}'])
  const other = await answerOperations({ portal, findAccount: administrator })
  expect([other.status, await other.text()]).toEqual([403, '{"error":"forbidden"}'])
})

test('a database that hangs is answered for before the page gives up', async () => {
  const silent = createServer(() => {})
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  const address = silent.address()
  const port = typeof address === 'object' ? address?.port : 0
  portal.db = openDatabaseClient(`postgresql://a:b@127.0.0.1:${port}/c`)
  const whoAsks = () => portal.db.account.findFirst().then(operator)
  try {
    for (const findAccount of [operator, whoAsks]) {
      const startedMs = performance.now()
      expect((await answerOperations({ portal, findAccount })).status).toBe(500)
      expect(performance.now() - startedMs).toBeLessThan(4_000)
    }
  } finally {
    silent.close()
  }
})

test('without its database the portal says so, and not what was before', async () => {
  portal.db = openDatabaseClient('postgresql://a:b@127.0.0.1:1/c')
  const response = await answerOperations({ portal, findAccount: operator })
  expect(response.status).toBe(500)
})
