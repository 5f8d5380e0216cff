import { expect, test } from 'vitest'
import { after, image, now, openReviewDesk } from '@/tests/support/review-desk'
import { mostEvidencePages } from './add-evidence-pages'
import { undoMs } from './decide-evidence'
import { findEvidencePage } from './find-evidence-page'
import { findFamilyEvidence } from './find-family-evidence'
import { removeEvidencePage } from './remove-evidence-page'
import { heldMs } from './take-evidence'

const { staff, openDb, make, add, send, sent, take, decide, look, erase, read } = openReviewDesk()
const dayMs = 24 * 3_600_000

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
  const db = openDb()
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
  await removeEvidencePage({ db: openDb(), ...made, page: 1 })
  await expect(send(made)).rejects.toMatchObject({ code: 'evidence_empty' })
  await add(made)
  await Promise.all([send(made), send(made)])
  expect(await read(made)).toMatchObject({ state: 'in_review', round: 1 })
  await expect(add(made, 'b')).rejects.toMatchObject({ code: 'evidence_not_asked' })
})

test('a picture is there for its family and for who has it to review, while they have it', async () => {
  const { evidenceId, guardianId } = await sent()
  const db = openDb()
  const find = (accountId: string, at = now) =>
    findEvidencePage({ db, now: at, accountId, evidenceId, page: 1 })
  expect(await find(guardianId)).toMatchObject({ isReviewer: false })
  expect(await find(staff.one)).toBeNull()
  await take(staff.one)
  expect(await find(staff.one)).toMatchObject({ isReviewer: true, sealedImage: image })
  expect(await find(staff.two)).toBeNull()
  expect(await find(staff.one, after(heldMs))).toBeNull()
  await decide(staff.one, evidenceId, 'accept')
  expect(await find(staff.one)).toBeNull()
})

test('pictures go some days after the decision, not before, and the decision stays', async () => {
  const made = await sent({ evidenceDays: 7 })
  await look(staff.one, 'accept')
  expect(await erase(after(7 * dayMs))).toBe(0)
  expect((await read(made)).pages).toHaveLength(1)
  const day = after(7 * dayMs + undoMs)
  expect(await erase(day)).toBe(1)
  expect(await read(made)).toMatchObject({ state: 'accepted', erasedAt: day, pages: [] })
  expect(await erase(day)).toBe(0)
  const entries = await openDb().auditEntry.findMany({ where: { action: 'evidence_erased' } })
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
  await openDb().child.delete({ where: { id: waiting.childId } })
  expect(await openDb().evidencePage.count()).toBe(1)
})

test('with a subscription that has ended its pictures go at once', async () => {
  const made = await sent()
  const db = openDb()
  await db.subscription.update({ where: { id: made.subscriptionId }, data: { state: 'cancelled' } })
  expect(await erase(now)).toBe(1)
  expect(await take(staff.one)).toBeNull()
})
