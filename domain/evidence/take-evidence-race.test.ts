import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { makeAccount, makeEvidence } from '@/tests/support/make-evidence'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { takeEvidence } from './take-evidence'

const now = new Date('2020-02-10T08:00:00Z')
const reviewers = 8
const documents = 6
const rounds = 5

const lock = vi.hoisted(() => ({ state: 'on' }))
vi.mock('./skip-locked', async (importOriginal) => {
  const real = await importOriginal<typeof import('./skip-locked')>()
  const { Prisma } = await import('@/prisma/database')
  return {
    get skipLocked() {
      return lock.state === 'on' ? real.skipLocked : Prisma.empty
    },
  }
})

let database: TestDatabase
let accountIds: string[]
beforeAll(async () => {
  database = await openTestDatabase()
  const { db } = database
  const names = Array.from({ length: reviewers }, (_, index) => `r${index}@staff.example`)
  accountIds = await Promise.all(names.map((email) => makeAccount({ db, now, email })))
})
afterAll(() => database?.close())

/** All reviewers ask for the next at once, round after round; gives what each round gave out. */
async function takeAtOnce() {
  const { db } = database
  const taken: string[][] = []
  for (let round = 0; round < rounds; round += 1) {
    await db.programme.deleteMany()
    for (let index = 0; index < documents; index += 1) {
      const { evidenceId } = await makeEvidence({ db, now })
      await db.evidence.update({
        where: { id: evidenceId },
        data: { state: 'in_review', sentAt: now },
      })
    }
    const answers = await Promise.all(
      accountIds.map((accountId) => takeEvidence({ db, now, accountId, scope: 'all' })),
    )
    taken.push(answers.filter((answer) => answer !== null))
  }
  return taken
}

const twice = (taken: string[]) => taken.length - new Set(taken).size

test('reviewers who ask at once each get another document', async () => {
  lock.state = 'on'
  for (const taken of await takeAtOnce()) {
    expect(taken.length).toBeGreaterThan(1)
    expect(twice(taken)).toBe(0)
  }
})

test('control: without the lock some get the same', async () => {
  lock.state = 'off'
  expect((await takeAtOnce()).some((taken) => twice(taken) > 0)).toBe(true)
})

test('the two tabs of one reviewer get the same document', async () => {
  lock.state = 'on'
  const { db } = database
  await db.evidence.updateMany({ data: { heldById: null, heldUntil: null } })
  const [accountId = ''] = accountIds
  const ask = () => takeEvidence({ db, now, accountId, scope: 'all' })
  const answers = await Promise.all([ask(), ask(), ask()])
  expect(new Set(answers).size).toBe(1)
  expect(await db.evidence.count({ where: { heldById: accountId } })).toBe(1)
})
