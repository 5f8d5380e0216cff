import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeClass } from '@/tests/support/make-class'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { issueStreamKey } from '../school/issue-stream-key'
import { hashStreamKey } from '../school/stream-key'
import { namedForMs } from './list-ended-broadcasts'
import { listKeyChanges } from './list-key-changes'

const startsAt = new Date('2020-02-10T01:00:00Z')
const after = (ms: number) => new Date(startsAt.getTime() + ms)

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

test('a key that is made anew is named for the class that is on air with the old one, for a while', async () => {
  const { db } = database
  const { broadcastId, classroomId } = await makeClass({ db, startsAt })
  await makeClass({ db, startsAt })
  const goOnAir = { where: { id: broadcastId }, data: { state: 'live' } } as const
  const rotatedAt = after(namedForMs)
  const list = (ms: number) => listKeyChanges({ db, now: new Date(rotatedAt.getTime() + ms) })
  const { streamKey } = await issueStreamKey({ db, now: rotatedAt, classroomId })
  expect(await list(0)).toEqual([])
  await db.broadcast.update(goOnAir)
  const keyHash = hashStreamKey(streamKey)
  expect(await list(namedForMs - 1)).toEqual([{ broadcastId, keyHash }])
  expect(await list(namedForMs)).toEqual([])
})
