import { afterAll, beforeAll, beforeEach } from 'vitest'
import { addEvidencePages } from '@/domain/evidence/add-evidence-pages'
import { applyDecisions } from '@/domain/evidence/apply-decisions'
import { decideEvidence, decideEvidenceSchema, undoMs } from '@/domain/evidence/decide-evidence'
import { eraseOldEvidence } from '@/domain/evidence/erase-old-evidence'
import { sendEvidence } from '@/domain/evidence/send-evidence'
import { takeEvidence } from '@/domain/evidence/take-evidence'
import { undoDecision } from '@/domain/evidence/undo-decision'
import type { Database } from '@/prisma/database'
import { makeAccount, makeEvidence } from './make-evidence'
import { openTestDatabase, type TestDatabase } from './test-database'

type Made = Awaited<ReturnType<typeof makeEvidence>>

export const now = new Date('2020-02-10T08:00:00Z')
export const after = (ms: number) => new Date(now.getTime() + ms)
export const image = new Uint8Array([1, 2, 3])
const names = ['one', 'two', 'three'] as const

/** For a test file: a database that is empty before each test but for three who review, and what is done in it. */
export function openReviewDesk() {
  let database: TestDatabase
  const staff = { one: '', two: '', three: '' }
  beforeAll(async () => {
    database = await openTestDatabase()
  })
  afterAll(() => database?.close())
  beforeEach(async () => {
    const { db } = database
    await db.programme.deleteMany()
    await db.family.deleteMany()
    await db.account.deleteMany()
    await db.outgoingMail.deleteMany()
    for (const name of names) {
      staff[name] = await makeAccount({ db, now, email: `${name}@staff.example` })
    }
  })
  return { staff, ...deskOf(() => database.db) }
}

function deskOf(openDb: () => Database) {
  const make = (options: object = {}) => makeEvidence({ db: openDb(), now, ...options })
  const add = ({ evidenceId, familyId }: Made, digest = 'a', pages = 1, at = now) =>
    addEvidencePages({
      ...{ db: openDb(), now: at, evidenceId, familyId, uploadDigest: digest },
      sealedImages: Array.from({ length: pages }, () => image),
    })
  const send = ({ evidenceId, familyId }: Made, at = now) =>
    sendEvidence({ db: openDb(), now: at, evidenceId, familyId })
  const take = (accountId: string, at = now, scope: 'all' | 'disagreements' = 'all') =>
    takeEvidence({ db: openDb(), now: at, accountId, scope })
  const decide = (accountId: string, evidenceId: string, outcome: string, at = now) =>
    decideEvidence({
      ...{ db: openDb(), now: at, accountId, evidenceId },
      ...decideEvidenceSchema.parse({
        outcome,
        reasonCode: 'illegible',
        reason: '<b>照片</b> too dark',
      }),
    })
  const apply = (at: Date, draw = 99) =>
    applyDecisions({
      ...{ db: openDb(), now: at, at, portalUrl: 'http://portal.test', drawPercent: () => draw },
    })
  return {
    ...{ openDb, make, add, send, take, decide, apply },
    async sent(options: object = {}, at = now) {
      const made = await make(options)
      await add(made)
      await send(made, at)
      return made
    },
    /** Taken and decided, and carried out. */
    async look(accountId: string, outcome: string, draw = 99) {
      const evidenceId = (await take(accountId)) ?? ''
      await decide(accountId, evidenceId, outcome)
      await apply(after(undoMs), draw)
    },
    undo: (accountId: string, evidenceId: string, at: Date) =>
      undoDecision({ db: openDb(), now: at, accountId, evidenceId }),
    erase: (at: Date) => eraseOldEvidence({ db: openDb(), now: at }),
    read: ({ evidenceId }: Made) =>
      openDb().evidence.findUniqueOrThrow({ where: { id: evidenceId }, include: { pages: true } }),
  }
}
