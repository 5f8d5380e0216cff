import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { askAsGuardian, portalUrl } from '@/tests/support/ask-as-guardian'
import { childDataKeys as keys } from '@/tests/support/child-data-keys'
import { makeProgramme } from '@/tests/support/make-programme'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { deleteChild } from '../delete-child'
import { listChildren } from '../list-children'
import { answerDuplicate } from './answer-duplicate'
import { answerJoin } from './answer-join'
import { decideDuplicate } from './decide-duplicate'
import { findDuplicateCase } from './find-duplicate-case'
import { listDisputedCases } from './list-disputed-cases'
import { openDuplicateCases } from './open-duplicate-cases'
import { settleLapsedCases } from './settle-lapsed-cases'

const now = new Date()
const opensAt = new Date(now.getTime() - 3_600_000)
const name = '重名的孩子'
let database: TestDatabase
let programmeId: string
let earlier: Awaited<ReturnType<typeof askAsGuardian>>
let later: Awaited<ReturnType<typeof askAsGuardian>>
let caseId: string
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database?.close())
beforeEach(async () => {
  const { db } = database
  programmeId = await makeProgramme({ db, opensAt, rules: {} })
  earlier = await askAsGuardian({ db, now, programmeId, children: [{ name }] })
  later = await askAsGuardian({ db, now, programmeId, children: [{ name }, { name: '另一个' }] })
  const held = {
    where: { familyId: later.familyId, child: { likeness: await likenessOfEarlier() } },
  }
  await db.subscription.updateMany({ ...held, data: { duplicateState: 'open', isHeld: true } })
  await openDuplicateCases({ db, now, portalUrl })
  caseId = (await db.duplicateCase.findFirstOrThrow({ where: { programmeId } })).id
})

const likenessOfEarlier = async () =>
  (await database.db.child.findUniqueOrThrow({ where: { id: earlier.childId } })).likeness

const answer = (given: Parameters<typeof answerDuplicate>[0]['given'], by = later) => {
  const { accountId, familyId } = by
  return answerDuplicate({
    db: database.db,
    now,
    keys,
    portalUrl,
    accountId,
    familyId,
    caseId,
    given,
  })
}
const find = (by: typeof later) =>
  findDuplicateCase({ db: database.db, keys, familyId: by.familyId, caseId })
const held = () =>
  database.db.subscription.findFirstOrThrow({ where: { duplicateOf: { id: caseId } } })
const lettersTo = async ({ accountId }: typeof later) => {
  const { db } = database
  const { email } = await db.account.findUniqueOrThrow({ where: { id: accountId } })
  return db.outgoingMail.findMany({ where: { recipient: email }, orderBy: { createdAt: 'asc' } })
}

test('both families are told, neither learns of the other, and it is opened once', async () => {
  const { db } = database
  await openDuplicateCases({ db, now, portalUrl })
  expect(await db.duplicateCase.count({ where: { programmeId } })).toBe(1)
  const subjects = async (family: typeof later) =>
    (await lettersTo(family)).map(({ subject }) => subject)
  expect(await subjects(later)).toContain('您的申请需要您确认')
  expect(await subjects(earlier)).toContain('有人可能重复登记了您的孩子')
  const told = JSON.stringify([await lettersTo(later), await lettersTo(earlier)])
  expect(told).not.toContain(name)
  const { email } = await db.account.findUniqueOrThrow({ where: { id: earlier.accountId } })
  expect(JSON.stringify([await lettersTo(later), await find(later)])).not.toContain(email)
  expect(await find({ ...later, familyId: 'another' })).toBeNull()
})

test('the later family withdraws, and the earlier keeps what it has', async () => {
  await answer({ answer: 'withdraw' })
  expect((await held()).state).toBe('cancelled')
  expect(await find(earlier)).toMatchObject({ state: 'settled', outcome: 'withdrawn' })
  await expect(answer({ answer: 'withdraw' })).rejects.toMatchObject({ code: 'duplicate_settled' })
})

test('the later guardian joins the earlier family when that agrees, with the other child', async () => {
  const { db } = database
  await answer({ answer: 'join' })
  const { email } = await db.account.findUniqueOrThrow({ where: { id: later.accountId } })
  expect((await find(earlier))?.joinsEmail).toBe(email)
  await answerJoin({ db, now, familyId: earlier.familyId, caseId, isAgreed: true })
  const children = await listChildren({ db, keys, familyId: earlier.familyId })
  expect(children.map(({ profile }) => profile.name).sort()).toEqual([name, '另一个'].sort())
  const guardians = await db.guardian.findMany({ where: { familyId: earlier.familyId } })
  expect(guardians).toHaveLength(2)
  const live = await db.subscription.findMany({
    where: { programmeId, state: { not: 'cancelled' } },
  })
  expect(live.map(({ familyId }) => familyId)).toEqual([earlier.familyId, earlier.familyId])
  expect(await db.family.findUnique({ where: { id: later.familyId } })).toBeNull()
})

test('refused, or said to be another child, it is for staff, whose look both families can see', async () => {
  const { db } = database
  await answer({ answer: 'join' })
  await answerJoin({ db, now, familyId: earlier.familyId, caseId, isAgreed: false })
  await answer({ answer: 'another', statement: '我们住在另一个街道' })
  const listed = await listDisputedCases({ db, now, keys, accountId: 'operator' })
  const own = listed.find((one) => one.caseId === caseId)
  expect([own?.statement, own?.earlier?.profile.name]).toEqual(['我们住在另一个街道', name])
  const seen = await db.childAccess.findMany({ where: { childId: { in: [earlier.childId] } } })
  expect(seen.map(({ what }) => what)).toContain('duplicate_seen')

  const decision = { db, now, accountId: 'operator', caseId }
  await decideDuplicate({ ...decision, decision: 'other_child' })
  expect(await held()).toMatchObject({
    duplicateState: 'cleared',
    isHeld: false,
    state: 'requested',
  })
  await expect(decideDuplicate({ ...decision, decision: 'same_child' })).rejects.toMatchObject({
    code: 'duplicate_settled',
  })
  const kept = await db.duplicateCase.findUniqueOrThrow({ where: { id: caseId } })
  expect(kept.sealedStatement).toBeNull()
})

test('found to be one child, the later request ends', async () => {
  const { db } = database
  await answer({ answer: 'another', statement: '' })
  await decideDuplicate({ db, now, accountId: 'operator', caseId, decision: 'same_child' })
  expect((await held()).state).toBe('cancelled')
})

test('when the earlier entry is gone, nothing is held up any more', async () => {
  const { db } = database
  await deleteChild({ db, now, familyId: earlier.familyId, childId: earlier.childId })
  await settleLapsedCases({ db, now })
  expect(await held()).toMatchObject({ duplicateState: 'cleared', isHeld: false })
  expect(await find(later)).toMatchObject({ state: 'settled', outcome: 'lapsed' })
})

test('only the family that was asked can answer', async () => {
  await expect(answer({ answer: 'withdraw' }, earlier)).rejects.toMatchObject({
    code: 'duplicate_settled',
  })
  const foreign = { db: database.db, now, familyId: later.familyId, caseId, isAgreed: true }
  await expect(answerJoin(foreign)).rejects.toMatchObject({ code: 'duplicate_settled' })
})
