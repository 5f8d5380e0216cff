import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeAccount, makeEvidence } from '@/tests/support/make-evidence'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { addEvidencePages } from './add-evidence-pages'
import { listReviewers } from './list-reviewers'
import { makeReviewer } from './make-reviewer'
import { removeReviewer } from './remove-reviewer'
import { sendEvidence } from './send-evidence'
import { takeEvidence } from './take-evidence'

const now = new Date('2020-02-10T08:00:00Z')

let database: TestDatabase
let actorId: string
beforeAll(async () => {
  database = await openTestDatabase()
  actorId = await makeAccount({ db: database.db, now, email: 'operator@staff.example' })
})
afterAll(() => database?.close())

const make = (email: string) =>
  makeReviewer({
    ...{ db: database.db, now, actorId, portalUrl: 'http://portal.test' },
    ...{ email, name: '周审', locale: 'zh' },
  })
const lettersTo = (recipient: string) => database.db.outgoingMail.findMany({ where: { recipient } })

test('an account becomes a reviewer, a new address gets one; each once, with one letter and one entry', async () => {
  const { db } = database
  await makeAccount({ db, now, email: 'known@staff.example', locale: 'en' })
  for (const email of ['known@staff.example', 'new@staff.example']) {
    await make(email)
    await make(email)
  }
  expect((await listReviewers({ db })).map(({ email }) => email)).toEqual([
    'known@staff.example',
    'new@staff.example',
  ])
  const [known, created] = [
    await lettersTo('known@staff.example'),
    await lettersTo('new@staff.example'),
  ]
  expect([known.length, created.length]).toEqual([1, 1])
  expect(known[0]?.text).toContain('http://portal.test/review')
  expect(created[0]?.subject).toBe('您已成为春苗的材料审核员')
  expect(await db.auditEntry.count({ where: { action: 'reviewer_made' } })).toBe(2)
})

test('whose part is taken away gives back what was before them', async () => {
  const { db } = database
  const made = await makeEvidence({ db, now })
  await addEvidencePages({
    ...{ db, now, ...made, uploadDigest: 'a', sealedImages: [new Uint8Array([1])] },
  })
  await sendEvidence({ db, now, ...made })
  const [reviewer] = await listReviewers({ db })
  const accountId = reviewer?.accountId ?? ''
  expect(await takeEvidence({ db, now, accountId, scope: 'all' })).toBe(made.evidenceId)
  await removeReviewer({ db, now, actorId, accountId })
  const evidence = await db.evidence.findUniqueOrThrow({ where: { id: made.evidenceId } })
  expect(evidence).toMatchObject({ heldById: null, heldUntil: null })
  await expect(removeReviewer({ db, now, actorId, accountId })).rejects.toMatchObject({
    code: 'reviewer_not_found',
  })
})
