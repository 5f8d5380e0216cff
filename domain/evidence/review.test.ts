import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeAccount, makeEvidence } from '@/tests/support/make-evidence'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { objectToClaim } from '../enrolment/object-to-claim'
import { addEvidencePages, mostEvidencePages } from './add-evidence-pages'
import { applyDecisions } from './apply-decisions'
import { decideEvidence, decideEvidenceSchema, undoMs } from './decide-evidence'
import { describeReviewQueue } from './describe-review-queue'
import { eraseOldEvidence } from './erase-old-evidence'
import { findEvidencePage } from './find-evidence-page'
import { findFamilyEvidence } from './find-family-evidence'
import { findHeldEvidence, findUndoable } from './find-held-evidence'
import { giveBackEvidence } from './give-back-evidence'
import { removeEvidencePage } from './remove-evidence-page'
import { sendEvidence } from './send-evidence'
import { heldMs, takeEvidence } from './take-evidence'
import { undoDecision } from './undo-decision'

const now = new Date('2020-02-10T08:00:00Z')
const after = (ms: number) => new Date(now.getTime() + ms)
const dayMs = 24 * 3_600_000
const image = new Uint8Array([1, 2, 3])

let database: TestDatabase
let one: string
let two: string
let three: string
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
  const [first, second, third] = await Promise.all(
    ['one', 'two', 'three'].map((name) => makeAccount({ db, now, email: `${name}@staff.example` })),
  )
  one = first ?? ''
  two = second ?? ''
  three = third ?? ''
})

type Made = Awaited<ReturnType<typeof makeEvidence>>
const make = (options: object = {}) => makeEvidence({ db: database.db, now, ...options })
const add = ({ evidenceId, familyId }: Made, digest = 'a', pages = 1, at = now) =>
  addEvidencePages({
    ...{ db: database.db, now: at, evidenceId, familyId, uploadDigest: digest },
    sealedImages: Array.from({ length: pages }, () => image),
  })
const send = ({ evidenceId, familyId }: Made, at = now) =>
  sendEvidence({ db: database.db, now: at, evidenceId, familyId })
const sent = async (options: object = {}, at = now) => {
  const made = await make(options)
  await add(made)
  await send(made, at)
  return made
}
const take = (accountId: string, at = now, scope: 'all' | 'disagreements' = 'all') =>
  takeEvidence({ db: database.db, now: at, accountId, scope })
const decide = (accountId: string, evidenceId: string, outcome: string, at = now) =>
  decideEvidence({
    ...{ db: database.db, now: at, accountId, evidenceId },
    ...decideEvidenceSchema.parse({
      outcome,
      reasonCode: 'illegible',
      reason: '<b>照片</b> too dark',
    }),
  })
const apply = (at: Date, draw = 99) =>
  applyDecisions({
    ...{ db: database.db, now: at, at, portalUrl: 'http://portal.test', drawPercent: () => draw },
  })
/** How the claims stand that are settled. */
const settled = async () => {
  const subscriptions = await database.db.subscription.findMany({
    where: { claimState: { in: ['accepted', 'refused'] } },
    select: { id: true, claimState: true },
  })
  return subscriptions.map(({ id, claimState }) => ({ subscriptionId: id, outcome: claimState }))
}
/** Of a claim's settling, as the chain of decisions has it. */
const countSettlings = () =>
  database.db.decision.count({ where: { kind: { in: ['claim_accepted', 'claim_refused'] } } })
const undo = (accountId: string, evidenceId: string, at: Date) =>
  undoDecision({ db: database.db, now: at, accountId, evidenceId })
const erase = (at: Date) => eraseOldEvidence({ db: database.db, now: at })
const read = ({ evidenceId }: Made) =>
  database.db.evidence.findUniqueOrThrow({ where: { id: evidenceId }, include: { pages: true } })
const letters = () => database.db.outgoingMail.findMany()
const over = after(undoMs)

/** Taken and decided, and carried out. */
async function look(accountId: string, outcome: string, draw = 99) {
  const evidenceId = (await take(accountId)) ?? ''
  await decide(accountId, evidenceId, outcome)
  await apply(over, draw)
}

test('a file that comes twice is there once, even at once; another comes behind it', async () => {
  const made = await make()
  const outcomes = await Promise.all([add(made), add(made)])
  expect(outcomes.map(({ isNew }) => isNew).sort()).toEqual([false, true])
  await add(made, 'b', 2)
  expect((await read(made)).pages.map(({ page }) => page)).toEqual([1, 2, 3])
})

test('there are no more pages than may be, however they come', async () => {
  const made = await make()
  await add(made, 'a', mostEvidencePages - 1)
  const outcomes = await Promise.allSettled([add(made, 'b'), add(made, 'c')])
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect((await read(made)).pages).toHaveLength(mostEvidencePages)
})

test('evidence of another family is not there: not to add to, to remove from, to send or to read', async () => {
  const made = await make()
  const other = { ...made, familyId: (await make()).familyId }
  await add(made)
  const { db } = database
  await expect(add(other, 'b')).rejects.toMatchObject({ code: 'evidence_not_found' })
  await expect(removeEvidencePage({ db, ...other, page: 1 })).rejects.toMatchObject({
    code: 'evidence_not_found',
  })
  await expect(send(other)).rejects.toMatchObject({ code: 'evidence_not_found' })
  expect(await findFamilyEvidence({ db, ...other })).toBeNull()
  expect((await read(made)).pages).toHaveLength(1)
})

test('nothing is sent without a page; what is sent can no longer be changed, and is sent once', async () => {
  const made = await make()
  await expect(send(made)).rejects.toMatchObject({ code: 'evidence_empty' })
  await add(made)
  await removeEvidencePage({ db: database.db, ...made, page: 1 })
  await expect(send(made)).rejects.toMatchObject({ code: 'evidence_empty' })
  await add(made)
  await Promise.all([send(made), send(made)])
  expect(await read(made)).toMatchObject({ state: 'in_review', round: 1 })
  await expect(add(made, 'b')).rejects.toMatchObject({ code: 'evidence_not_asked' })
})

test('reviewers get the longest waiting first, each another, and the same again until it is decided', async () => {
  const later = await sent({}, after(1_000))
  const earlier = await sent()
  expect(await take(one)).toBe(earlier.evidenceId)
  expect(await take(two)).toBe(later.evidenceId)
  expect(await take(three)).toBeNull()
  expect(await take(one)).toBe(earlier.evidenceId)
  await giveBackEvidence({ db: database.db, accountId: one })
  expect(await take(three)).toBe(earlier.evidenceId)
})

test('what a reviewer leaves lying goes to the next, and can then no longer be decided by the first', async () => {
  const { evidenceId } = await sent()
  await take(one)
  expect(await take(two, after(heldMs - 1))).toBeNull()
  expect(await take(two, after(heldMs))).toBe(evidenceId)
  await expect(decide(one, evidenceId, 'accept', after(heldMs))).rejects.toMatchObject({
    code: 'evidence_not_held',
  })
  await decide(two, evidenceId, 'accept', after(heldMs))
})

test('nobody gets the evidence of the own family', async () => {
  const { guardianId, evidenceId } = await sent()
  expect(await take(guardianId)).toBeNull()
  expect(await take(one)).toBe(evidenceId)
  await expect(decide(guardianId, evidenceId, 'accept')).rejects.toMatchObject({
    code: 'evidence_not_held',
  })
})

test('nothing follows from a decision before it can no longer be undone; then once, however many apply it', async () => {
  const made = await sent()
  await take(one)
  await decide(one, made.evidenceId, 'accept')
  await apply(after(undoMs - 1))
  expect(await settled()).toEqual([])
  await Promise.all([apply(over), apply(over), apply(over)])
  expect(await settled()).toEqual([{ subscriptionId: made.subscriptionId, outcome: 'accepted' }])
  expect(await countSettlings()).toBe(1)
  expect(await read(made)).toMatchObject({ state: 'accepted', decidedAt: over })
})

test('a decision that cannot be put into force stays to be tried again', async () => {
  const made = await sent()
  await take(one)
  await decide(one, made.evidenceId, 'accept')
  const other = await sent({}, after(1_000))
  await take(one)
  await decide(one, other.evidenceId, 'accept')
  const { db } = database
  const { programmeId } = await db.subscription.findUniqueOrThrow({
    where: { id: made.subscriptionId },
  })
  const publish = (publishedAt: Date | null) =>
    db.programme.update({ where: { id: programmeId }, data: { publishedAt } })
  await publish(null)
  await expect(apply(over)).rejects.toThrow('1 of 2 decisions')
  expect(await read(made)).toMatchObject({ state: 'in_review' })
  // It holds up no other.
  expect(await read(other)).toMatchObject({ state: 'accepted' })
  await publish(now)
  await apply(over)
  expect(await read(made)).toMatchObject({ state: 'accepted' })
})

test('a decision is undone by who made it, in time alone, and gives the evidence back to them', async () => {
  const made = await sent()
  const next = await sent({}, after(1_000))
  await take(one)
  await decide(one, made.evidenceId, 'refuse')
  expect(await take(one)).toBe(next.evidenceId)
  const { db } = database
  expect(await findUndoable({ db, now, accountId: one })).toMatchObject({ id: made.evidenceId })
  await expect(undo(two, made.evidenceId, now)).rejects.toMatchObject({
    code: 'review_not_undoable',
  })
  await expect(undo(one, made.evidenceId, over)).rejects.toMatchObject({
    code: 'review_not_undoable',
  })
  await undo(one, made.evidenceId, after(undoMs - 1))
  expect(await findHeldEvidence({ db, now: over, accountId: one })).toMatchObject({
    id: made.evidenceId,
  })
  await apply(after(dayMs))
  expect(await settled()).toEqual([])
  expect(await take(two)).toBe(next.evidenceId)
  await decide(one, made.evidenceId, 'accept')
})

test('a refusal carries its reason, as the reviewer wrote it', async () => {
  const made = await sent()
  await look(one, 'refuse')
  expect(await settled()).toMatchObject([{ outcome: 'refused' }])
  const [letter] = await letters()
  expect(letter?.text).toContain('图片不清楚')
  expect(letter?.text).toContain('<b>照片</b> too dark')
  expect(await read(made)).toMatchObject({ state: 'refused', reasonCode: 'illegible' })
})

test('what is asked for again goes back to the family with a letter in its language, and comes again', async () => {
  const made = await sent({ secondReviewPercent: 100 })
  await look(one, 'ask_again', 0)
  expect(await settled()).toEqual([])
  expect(await read(made)).toMatchObject({ state: 'asked_again', decidedAt: null })
  const [letter] = await letters()
  expect(letter?.subject).toBe('请重新上传证明材料')
  expect(letter?.text).toContain('图片不清楚')
  expect(letter?.text).toContain(`http://portal.test/family/evidence/${made.evidenceId}`)
  await add(made, 'b')
  await send(made)
  expect(await take(one)).toBe(made.evidenceId)
})

test('of a sample a second reviewer decides too, without knowing of the first', async () => {
  const made = await sent({ secondReviewPercent: 5 })
  await look(one, 'accept', 4.99)
  expect(await settled()).toEqual([])
  expect(await take(one)).toBeNull()
  await look(two, 'accept', 0)
  expect(await settled()).toEqual([{ subscriptionId: made.subscriptionId, outcome: 'accepted' }])
})

test('outside the sample one reviewer decides', async () => {
  await sent({ secondReviewPercent: 5 })
  await look(one, 'accept', 5)
  expect(await settled()).toHaveLength(1)
})

test('where two disagree a third decides, or somebody who is there for that', async () => {
  const made = await sent({ secondReviewPercent: 100 })
  await look(one, 'accept')
  expect(await take(three, now, 'disagreements')).toBeNull()
  await look(two, 'refuse')
  expect(await settled()).toEqual([])
  expect(await take(one)).toBeNull()
  expect(await take(two)).toBeNull()
  expect(await take(three, now, 'disagreements')).toBe(made.evidenceId)
  await decide(three, made.evidenceId, 'accept')
  await apply(over)
  expect(await settled()).toMatchObject([{ outcome: 'accepted' }])
})

test('after an objection somebody else looks again, and decides', async () => {
  const made = await sent({ secondReviewPercent: 100 })
  await look(one, 'refuse')
  await look(two, 'refuse')
  const { subscriptionId } = made
  const objectTo = { db: database.db, familyId: made.familyId, subscriptionId }
  await objectToClaim({ ...objectTo, at: now })
  expect(await read(made)).toMatchObject({ state: 'in_review', isObjection: true })
  expect(await take(one)).toBeNull()
  expect(await take(two)).toBeNull()
  await look(three, 'accept', 0)
  expect(await settled()).toMatchObject([{ outcome: 'accepted' }])
})

test('after an objection evidence is asked for anew when it was deleted, and who looked does not look again', async () => {
  const made = await sent({ evidenceDays: 1 })
  await look(one, 'refuse')
  await erase(after(2 * dayMs))
  const { subscriptionId } = made
  const { db } = database
  await objectToClaim({ db, familyId: made.familyId, subscriptionId, at: after(dayMs) })
  const again = await db.evidence.findFirstOrThrow({ where: { subscriptionId, state: 'asked' } })
  await add({ ...made, evidenceId: again.id })
  await send({ ...made, evidenceId: again.id })
  expect(await take(one)).toBeNull()
  expect(await take(two)).toBe(again.id)
})

test('a picture is there for its family and for who has it to review, while they have it', async () => {
  const { evidenceId, guardianId } = await sent()
  const { db } = database
  const find = (accountId: string, at = now) =>
    findEvidencePage({ db, now: at, accountId, evidenceId, page: 1 })
  expect(await find(guardianId)).toMatchObject({ isReviewer: false })
  expect(await find(one)).toBeNull()
  await take(one)
  expect(await find(one)).toMatchObject({ isReviewer: true, sealedImage: image })
  expect(await find(two)).toBeNull()
  expect(await find(one, after(heldMs))).toBeNull()
  await decide(one, evidenceId, 'accept')
  expect(await find(one)).toBeNull()
})

test('the queue says how many wait for a reviewer, and since when', async () => {
  await sent()
  await sent({}, after(1_000))
  await sent({ guardianId: one })
  const describe = (accountId: string) =>
    describeReviewQueue({ db: database.db, now: after(1), accountId, scope: 'all' })
  expect(await describe(one)).toEqual({ waiting: 2, oldestAt: now, decidedToday: 0 })
  await look(two, 'accept')
  expect(await describe(two)).toMatchObject({ waiting: 2, decidedToday: 1 })
})

test('pictures go some days after the decision, not before, and the decision stays', async () => {
  const made = await sent({ evidenceDays: 7 })
  await look(one, 'accept')
  expect(await erase(after(7 * dayMs))).toBe(0)
  expect((await read(made)).pages).toHaveLength(1)
  const day = after(7 * dayMs + undoMs)
  expect(await erase(day)).toBe(1)
  expect(await read(made)).toMatchObject({ state: 'accepted', erasedAt: day, pages: [] })
  expect(await erase(day)).toBe(0)
  const entries = await database.db.auditEntry.findMany({ where: { action: 'evidence_erased' } })
  expect(entries.at(-1)?.details).toEqual({ count: 1 })
})

test('what was never sent goes after as long, what waits for its review stays, a child takes all along', async () => {
  const draft = await make({ evidenceDays: 7 })
  await add(draft)
  const waiting = await sent({ evidenceDays: 7 })
  expect(await erase(after(8 * dayMs))).toBe(1)
  expect((await read(draft)).pages).toEqual([])
  expect((await read(waiting)).pages).toHaveLength(1)
  await add(draft, 'b', 1, after(8 * dayMs))
  await database.db.child.delete({ where: { id: waiting.childId } })
  expect(await database.db.evidencePage.count()).toBe(1)
})

test('with a subscription that has ended its pictures go at once', async () => {
  const made = await sent()
  const { db } = database
  await db.subscription.update({ where: { id: made.subscriptionId }, data: { state: 'cancelled' } })
  expect(await erase(now)).toBe(1)
  expect(await take(one)).toBeNull()
})
