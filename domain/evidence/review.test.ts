import { expect, test } from 'vitest'
import { after, now, openReviewDesk } from '@/tests/support/review-desk'
import { objectToClaim } from '../enrolment/object-to-claim'
import { decideEvidenceSchema, undoMs } from './decide-evidence'
import { describeReviewQueue } from './describe-review-queue'
import { findHeldEvidence, findUndoable } from './find-held-evidence'
import { giveBackEvidence } from './give-back-evidence'
import { heldMs } from './take-evidence'

const { staff, openDb, add, send, sent, take, decide, apply, look, undo, erase, read } =
  openReviewDesk()
const dayMs = 24 * 3_600_000
const over = after(undoMs)
/** How the claims stand that are settled. */
const settled = async () => {
  const subscriptions = await openDb().subscription.findMany({
    where: { claimState: { in: ['accepted', 'refused'] } },
    select: { id: true, claimState: true },
  })
  return subscriptions.map(({ id, claimState }) => ({ subscriptionId: id, outcome: claimState }))
}
/** Of a claim's settling, as the chain of decisions has it. */
const countSettlings = () =>
  openDb().decision.count({ where: { kind: { in: ['claim_accepted', 'claim_refused'] } } })
const letters = () => openDb().outgoingMail.findMany()

test('reviewers get the longest waiting first, each another, and the same again until it is decided', async () => {
  const later = await sent({}, after(1_000))
  const earlier = await sent()
  expect(await take(staff.one)).toBe(earlier.evidenceId)
  expect(await take(staff.two)).toBe(later.evidenceId)
  expect(await take(staff.three)).toBeNull()
  expect(await take(staff.one)).toBe(earlier.evidenceId)
  await giveBackEvidence({ db: openDb(), accountId: staff.one })
  expect(await take(staff.three)).toBe(earlier.evidenceId)
})

test('what a reviewer leaves lying goes to the next, and can then no longer be decided by the first', async () => {
  const { evidenceId } = await sent()
  await take(staff.one)
  expect(await take(staff.two, after(heldMs - 1))).toBeNull()
  expect(await take(staff.two, after(heldMs))).toBe(evidenceId)
  await expect(decide(staff.one, evidenceId, 'accept', after(heldMs))).rejects.toMatchObject({
    code: 'evidence_not_held',
  })
  await decide(staff.two, evidenceId, 'accept', after(heldMs))
})

test('nobody gets the evidence of the own family', async () => {
  const { guardianId, evidenceId } = await sent()
  expect(await take(guardianId)).toBeNull()
  expect(await take(staff.one)).toBe(evidenceId)
  await expect(decide(guardianId, evidenceId, 'accept')).rejects.toMatchObject({
    code: 'evidence_not_held',
  })
})

test('nothing follows from a decision before it can no longer be undone; then once, however many apply it', async () => {
  const made = await sent()
  await take(staff.one)
  await decide(staff.one, made.evidenceId, 'accept')
  await apply(after(undoMs - 1))
  expect(await settled()).toEqual([])
  await Promise.all([apply(over), apply(over), apply(over)])
  expect(await settled()).toEqual([{ subscriptionId: made.subscriptionId, outcome: 'accepted' }])
  expect(await countSettlings()).toBe(1)
  expect(await read(made)).toMatchObject({ state: 'accepted', decidedAt: over })
})

test('a decision that cannot be put into force stays to be tried again', async () => {
  const made = await sent()
  await take(staff.one)
  await decide(staff.one, made.evidenceId, 'accept')
  const other = await sent({}, after(1_000))
  await take(staff.one)
  await decide(staff.one, other.evidenceId, 'accept')
  const db = openDb()
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
  await take(staff.one)
  await decide(staff.one, made.evidenceId, 'refuse')
  expect(await take(staff.one)).toBe(next.evidenceId)
  const db = openDb()
  expect(await findUndoable({ db, now, accountId: staff.one })).toMatchObject({
    id: made.evidenceId,
  })
  await expect(undo(staff.two, made.evidenceId, now)).rejects.toMatchObject({
    code: 'review_not_undoable',
  })
  await expect(undo(staff.one, made.evidenceId, over)).rejects.toMatchObject({
    code: 'review_not_undoable',
  })
  await undo(staff.one, made.evidenceId, after(undoMs - 1))
  expect(await findHeldEvidence({ db, now: over, accountId: staff.one })).toMatchObject({
    id: made.evidenceId,
  })
  await apply(after(dayMs))
  expect(await settled()).toEqual([])
  expect(await take(staff.two)).toBe(next.evidenceId)
  await decide(staff.one, made.evidenceId, 'accept')
})

test('a refusal carries its reason, as the reviewer wrote it', async () => {
  const made = await sent()
  await look(staff.one, 'refuse')
  expect(await settled()).toMatchObject([{ outcome: 'refused' }])
  const [letter] = await letters()
  expect(letter?.text).toContain('图片不清楚')
  expect(letter?.text).not.toContain('blurred')
  expect(letter?.text).toContain('<b>照片</b> too dark')
  expect(await read(made)).toMatchObject({ state: 'refused', reasonCode: 'illegible' })
})

test('what is asked for again goes back to the family with a letter in its language, and comes again', async () => {
  const made = await sent({ secondReviewPercent: 100 })
  await look(staff.one, 'ask_again', 0)
  expect(await settled()).toEqual([])
  expect(await read(made)).toMatchObject({ state: 'asked_again', decidedAt: null })
  const [letter] = await letters()
  expect(letter?.subject).toBe('请重新上传证明材料')
  expect(letter?.text).toContain('图片不清楚')
  expect(letter?.text).toContain(`http://portal.test/family/evidence/${made.evidenceId}`)
  await add(made, 'b')
  await send(made)
  expect(await take(staff.one)).toBe(made.evidenceId)
})

test('of a sample a second reviewer decides too, without knowing of the first', async () => {
  const made = await sent({ secondReviewPercent: 5 })
  await look(staff.one, 'accept', 4.99)
  expect(await settled()).toEqual([])
  expect(await take(staff.one)).toBeNull()
  await look(staff.two, 'accept', 0)
  expect(await settled()).toEqual([{ subscriptionId: made.subscriptionId, outcome: 'accepted' }])
})

test('outside the sample one reviewer decides', async () => {
  await sent({ secondReviewPercent: 5 })
  await look(staff.one, 'accept', 5)
  expect(await settled()).toHaveLength(1)
})

test('where two disagree a third decides, or somebody who is there for that', async () => {
  const made = await sent({ secondReviewPercent: 100 })
  await look(staff.one, 'accept')
  expect(await take(staff.three, now, 'disagreements')).toBeNull()
  await look(staff.two, 'refuse')
  expect(await settled()).toEqual([])
  expect(await take(staff.one)).toBeNull()
  expect(await take(staff.two)).toBeNull()
  expect(await take(staff.three, now, 'disagreements')).toBe(made.evidenceId)
  await decide(staff.three, made.evidenceId, 'accept')
  await apply(over)
  expect(await settled()).toMatchObject([{ outcome: 'accepted' }])
})

test('after an objection somebody else looks again, and decides', async () => {
  const made = await sent({ secondReviewPercent: 100 })
  await look(staff.one, 'refuse')
  await look(staff.two, 'refuse')
  const { subscriptionId } = made
  const objectTo = { db: openDb(), familyId: made.familyId, subscriptionId }
  await objectToClaim({ ...objectTo, at: now })
  expect(await read(made)).toMatchObject({ state: 'in_review', isObjection: true })
  expect(await take(staff.one)).toBeNull()
  expect(await take(staff.two)).toBeNull()
  await look(staff.three, 'accept', 0)
  expect(await settled()).toMatchObject([{ outcome: 'accepted' }])
})

test('after an objection evidence is asked for anew when it was deleted, and who looked does not look again', async () => {
  const made = await sent({ evidenceDays: 1 })
  await look(staff.one, 'refuse')
  await erase(after(2 * dayMs))
  const { subscriptionId } = made
  const db = openDb()
  await objectToClaim({ db, familyId: made.familyId, subscriptionId, at: after(dayMs) })
  const again = await db.evidence.findFirstOrThrow({ where: { subscriptionId, state: 'asked' } })
  await add({ ...made, evidenceId: again.id })
  await send({ ...made, evidenceId: again.id })
  expect(await take(staff.one)).toBeNull()
  expect(await take(staff.two)).toBe(again.id)
})

test('the queue says how many wait for a reviewer, and since when', async () => {
  await sent()
  await sent({}, after(1_000))
  await sent({ guardianId: staff.one })
  const describe = (accountId: string) =>
    describeReviewQueue({ db: openDb(), now: after(1), accountId, scope: 'all' })
  expect(await describe(staff.one)).toEqual({ waiting: 2, oldestAt: now, decidedToday: 0 })
  await look(staff.two, 'accept')
  expect(await describe(staff.two)).toMatchObject({ waiting: 2, decidedToday: 1 })
})

test('no reviewer says that nothing came in time', () => {
  const word = { outcome: 'refuse', reasonCode: 'not_in_time' }
  expect(decideEvidenceSchema.safeParse(word).success).toBe(false)
})
