import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeClass } from '@/tests/support/make-class'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { authorisePublish } from '../broadcast/authorise-publish'
import { chooseLadder } from './choose-ladder'

const startsAt = new Date('2020-02-10T01:00:00Z')

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

test("a classroom's choice goes with its grant, and can be taken back", async () => {
  const { db } = database
  const { streamKey, classroomId } = await makeClass({ db, startsAt })
  const findLadder = async () => {
    const request = { db, now: startsAt, reconnectWindowMs: 60_000, nodeName: 'n1', streamKey }
    const answer = await authorisePublish(request)
    return answer.outcome === 'granted' ? (answer.ladder ?? 'as the node is set') : answer.reason
  }
  expect(await findLadder()).toBe('as the node is set')
  await chooseLadder({ db, classroomId, ladder: 'on-demand' })
  expect(await findLadder()).toBe('on-demand')
  await chooseLadder({ db, classroomId, ladder: null })
  expect(await findLadder()).toBe('as the node is set')
})

test('there is no choice for a classroom that is not there', async () => {
  const choice = chooseLadder({ db: database.db, classroomId: 'none', ladder: 'off' })
  await expect(choice).rejects.toMatchObject({ code: 'classroom_not_found' })
})
