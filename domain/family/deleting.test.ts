import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { askAsGuardian, portalUrl } from '@/tests/support/ask-as-guardian'
import { childDataKeys as keys } from '@/tests/support/child-data-keys'
import { makeProgramme } from '@/tests/support/make-programme'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { deleteAccount } from './delete-account'
import { deleteChild } from './delete-child'
import { deleteFamily } from './delete-family'
import { inviteGuardian } from './invite-guardian'
import { joinFamily } from './join-family'
import { listChildAccesses } from './list-child-accesses'
import { recordChildAccess } from './record-child-access'
import { removeUnusedFamilyData } from './remove-unused-family-data'
import { sealBytes, sealText } from './seal-child-text'
import { withdrawConsent } from './withdraw-consent'

const now = new Date()
const opensAt = new Date(now.getTime() - 3_600_000)
const later = new Date(now.getTime() + 60_000)
let database: TestDatabase
let programmeId: string
let asked: Awaited<ReturnType<typeof askAsGuardian>>
let count = 0
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database?.close())
beforeEach(async () => {
  const { db } = database
  count += 1
  programmeId = await makeProgramme({ db, opensAt, rules: { evidenceRule: 'all' } })
  asked = await askAsGuardian({
    ...{ db, now, programmeId, claim: 'medical_worker' },
    children: [{ name: `要删除的${count}` }],
  })
  const evidence = await db.evidence.findFirstOrThrow({
    where: { subscription: { childId: asked.childId } },
  })
  await db.evidencePage.create({
    data: {
      ...{ evidenceId: evidence.id, page: 1, uploadDigest: 'digest', addedAt: now },
      sealedImage: await sealBytes(new Uint8Array([1, 2, 3]), 'evidence', keys),
    },
  })
  await recordChildAccess({
    ...{ db, now, childId: asked.childId, accountId: 'staff', what: 'evidence_seen' },
  })
})

/** Every row that names the family, the child or the subscription, but for the chain of decisions. */
async function listTraces() {
  const { db } = database
  const ids = [asked.familyId, asked.childId, ...asked.answers.map((one) => one.subscriptionId)]
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT table_name AS "name" FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`
  const traces: string[] = []
  for (const { name } of tables) {
    if (['Decision', '_prisma_migrations', 'OutgoingMail'].includes(name)) continue
    const rows = await db.$queryRawUnsafe<unknown[]>(
      `SELECT 1 FROM "${name}" t WHERE ${ids.map((_, at) => `t::text LIKE '%' || $${at + 1} || '%'`).join(' OR ')}`,
      ...ids,
    )
    if (rows.length > 0) traces.push(name)
  }
  return traces.sort()
}

const lettersTo = async (accountId: string) => {
  const { email } = await database.db.account.findUniqueOrThrow({ where: { id: accountId } })
  return database.db.outgoingMail.findMany({
    where: { recipient: email },
    orderBy: { createdAt: 'asc' },
  })
}

test('a child that is deleted leaves nothing but a number in the chain of decisions', async () => {
  const { db } = database
  expect(await listTraces()).toEqual(
    expect.arrayContaining(['Child', 'ChildAccess', 'Consent', 'Evidence', 'Subscription']),
  )
  await deleteChild({ db, now: later, familyId: asked.familyId, childId: asked.childId })
  expect(await listTraces()).toEqual(['Family', 'Guardian'])
  const decisions = await db.decision.findMany({ where: { programmeId } })
  expect(decisions.at(-1)?.kind).toBe('withdrawn')
  const receipt = (await lettersTo(asked.accountId)).at(-1)
  expect(receipt?.text).toContain('证明材料图片: 1')
  expect(receipt?.text).not.toContain('要删除的')
  await expect(
    deleteChild({ db, now: later, familyId: asked.familyId, childId: asked.childId }),
  ).rejects.toMatchObject({ code: 'child_not_found' })
})

test('nobody deletes the child of another family', async () => {
  const { db } = database
  await expect(
    deleteChild({ db, now: later, familyId: 'another', childId: asked.childId }),
  ).rejects.toMatchObject({ code: 'child_not_found' })
  expect(await db.child.count({ where: { id: asked.childId } })).toBe(1)
})

test('a family that is deleted is gone with its guardians’ part, and their accounts stay', async () => {
  const { db } = database
  await deleteFamily({ db, now: later, familyId: asked.familyId })
  expect(await listTraces()).toEqual([])
  const account = await db.account.findUniqueOrThrow({
    where: { id: asked.accountId },
    include: { grants: true },
  })
  expect(account.grants).toEqual([])
})

test('an account that is deleted takes family and letters along, but for the receipts', async () => {
  const { db } = database
  const { email } = await db.account.findUniqueOrThrow({ where: { id: asked.accountId } })
  await deleteAccount({ db, now: later, accountId: asked.accountId })
  expect(await listTraces()).toEqual([])
  expect(await db.account.findUnique({ where: { email } })).toBeNull()
  const letters = await db.outgoingMail.findMany({ where: { recipient: email } })
  expect(new Set(letters.map(({ subject }) => subject))).toEqual(new Set(['删除回执']))
})

test('with a second guardian the family outlives an account, and somebody with a part in a school stays', async () => {
  const { db } = database
  const { url } = await inviteGuardian({ db, now, portalUrl, ...asked })
  const token = url.split('/').at(-1) ?? ''
  const second = await askAsGuardian({ db, now, programmeId, children: [{ name: '另一家' }] })
  await expect(joinFamily({ db, now, accountId: second.accountId, token })).rejects.toMatchObject({
    code: 'family_already',
  })
  await deleteFamily({ db, now, familyId: second.familyId })
  await joinFamily({ db, now, accountId: second.accountId, token })
  await expect(joinFamily({ db, now, accountId: second.accountId, token })).rejects.toMatchObject({
    code: 'family_invitation_not_found',
  })
  await deleteAccount({ db, now: later, accountId: asked.accountId })
  expect(await db.child.count({ where: { id: asked.childId } })).toBe(1)
  await db.roleGrant.create({
    data: { accountId: second.accountId, role: 'operator', createdAt: now },
  })
  await expect(
    deleteAccount({ db, now: later, accountId: second.accountId }),
  ).rejects.toMatchObject({ code: 'account_has_parts' })
})

test('withdrawing the consent to a purpose ends what it was for, and nothing else', async () => {
  const { db } = database
  const { familyId, childId } = asked
  const withdraw = (purpose: 'enrolment' | 'evidence' | 'attendance') =>
    withdrawConsent({ db, now: later, portalUrl, familyId, childId, purpose })
  await withdraw('evidence')
  const settled = await db.subscription.findFirstOrThrow({ where: { childId } })
  expect([settled.claimState, settled.tier, settled.state]).toEqual(['refused', 2, 'requested'])
  expect(await db.evidencePage.count({ where: { evidence: { subscription: { childId } } } })).toBe(
    0,
  )
  await withdraw('attendance')
  await withdraw('enrolment')
  const ended = await db.subscription.findFirstOrThrow({ where: { childId } })
  expect(ended.state).toBe('cancelled')
  expect(await db.consent.count({ where: { childId, withdrawnAt: null } })).toBe(0)
  expect(await withdraw('enrolment')).toBe(false)
})

test('a guardian sees who of the staff looked, and nobody else’s', async () => {
  const { db } = database
  const { familyId, childId } = asked
  const [access] = await listChildAccesses({ db, familyId, childId })
  expect(access?.what).toBe('evidence_seen')
  expect(await listChildAccesses({ db, familyId: 'another', childId })).toEqual([])
})

test('what is of no use any more goes by itself: drafts after a week, children after months', async () => {
  const { db } = database
  const inMonths = (months: number) => new Date(now.getTime() + months * 31 * 24 * 3_600_000)
  await db.askDraft.create({
    data: {
      ...{ accountId: asked.accountId, programmeId, updatedAt: now },
      sealedDraft: await sealText('{}', 'draft', keys),
    },
  })
  const remove = (at: Date) => removeUnusedFamilyData({ db, now: at, retentionMonths: 12 })
  await remove(new Date(now.getTime() + 6 * 24 * 3_600_000))
  expect(await db.askDraft.count({ where: { programmeId } })).toBe(1)
  await remove(inMonths(14))
  expect(await db.askDraft.count({ where: { programmeId } })).toBe(0)
  expect(await db.child.count({ where: { id: asked.childId } })).toBe(1)
  await db.subscription.updateMany({ where: { programmeId }, data: { state: 'cancelled' } })
  await remove(inMonths(11))
  expect(await db.child.count({ where: { id: asked.childId } })).toBe(1)
  await remove(inMonths(14))
  expect(await db.child.count({ where: { id: asked.childId } })).toBe(0)
  const entry = await db.auditEntry.findFirstOrThrow({
    where: { action: 'family_data_removed' },
    orderBy: { at: 'desc' },
  })
  expect(entry.details).toMatchObject({ children: 1 })
})
