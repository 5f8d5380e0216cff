import { afterAll, beforeAll, expect, test } from 'vitest'
import { askAsGuardian, makeGuardianAccount, portalUrl } from '@/tests/support/ask-as-guardian'
import { childDataKeys as keys } from '@/tests/support/child-data-keys'
import { makeProgramme } from '@/tests/support/make-programme'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { emptyDraft } from './ask-draft'
import { askForChildren } from './ask-for-children'
import { changeAskDraft } from './change-ask-draft'
import { chooseAskStep } from './choose-ask-step'
import { enterDraftChild, placeDraftChild } from './enter-draft-child'
import { exportFamily } from './export-family'
import { findAskDraft } from './find-ask-draft'
import { listChildren } from './list-children'

const now = new Date()
const opensAt = new Date(now.getTime() - 3_600_000)
let database: TestDatabase
let programmeId: string
beforeAll(async () => {
  database = await openTestDatabase()
  programmeId = await makeProgramme({ db: database.db, opensAt, rules: {} })
})
afterAll(() => database?.close())

const child = { name: '王小明', birthYear: now.getUTCFullYear() - 9, birthMonth: 5, grade: 3 }
const placed = (name = child.name, index = 0, draft = emptyDraft) =>
  placeDraftChild(
    enterDraftChild(draft, { now, index, child: { ...child, name }, known: 0 }),
    index,
    '420106',
  )
const agreed = { claim: null, consents: ['enrolment' as const] }

async function keepDraft(draft: typeof emptyDraft) {
  const { db } = database
  const accountId = await makeGuardianAccount(db, now)
  await changeAskDraft({ db, now, keys, accountId, programmeId, change: () => draft })
  return { db, now, keys, portalUrl, accountId, programmeId, locale: 'zh' }
}

test('an account has its family with its first child, and what is kept is sealed', async () => {
  const { db } = database
  const name = '<img src=x onerror=alert(1)>'
  const asked = await askAsGuardian({ db, now, programmeId, children: [{ name }] })
  const [found] = await listChildren({ db, keys, familyId: asked.familyId })
  expect(found?.profile.name).toBe(name)
  expect(found?.consents.map(({ purpose, locale }) => [purpose, locale])).toEqual([
    ['enrolment', 'zh'],
    ['evidence', 'zh'],
    ['attendance', 'zh'],
  ])
  const raw = JSON.stringify(await db.child.findMany())
  expect(raw).not.toContain('onerror')
  const grants = await db.roleGrant.findMany({ where: { accountId: asked.accountId } })
  expect(grants.map(({ role }) => role)).toEqual(['guardian'])
  expect(await findAskDraft({ db, keys, ...asked, programmeId })).toBeNull()
})

test('the receipt says the number and the words that were agreed to, and no name', async () => {
  const { db } = database
  const asked = await askAsGuardian({ db, now, programmeId, children: [{ name: '张小红' }] })
  const { email } = await db.account.findUniqueOrThrow({ where: { id: asked.accountId } })
  const letters = await db.outgoingMail.findMany({ where: { recipient: email } })
  const receipt = letters.find(({ text }) => text.includes(asked.answers[0]?.subscriptionId ?? '-'))
  expect(receipt?.text).toContain('我同意春苗使用孩子的称呼')
  expect(JSON.stringify(letters)).not.toContain('张小红')
})

test('whoever sends the same twice, at once or later, has asked once', async () => {
  const { db } = database
  const options = await keepDraft({ ...placed('双击'), ...agreed })
  const both = await Promise.allSettled([askForChildren(options), askForChildren(options)])
  expect(both.some(({ status }) => status === 'fulfilled')).toBe(true)
  const guardian = await db.guardian.findUniqueOrThrow({
    where: { accountId: options.accountId },
    include: { family: { include: { children: { include: { subscriptions: true } } } } },
  })
  expect(guardian.family.children).toHaveLength(1)
  expect(guardian.family.children[0]?.subscriptions).toHaveLength(1)
})

test('without the consent to what the request is for nothing is kept', async () => {
  const { db } = database
  const options = await keepDraft({ ...placed(), ...agreed, consents: ['attendance'] })
  await expect(askForChildren(options)).rejects.toMatchObject({ code: 'consent_missing' })
  expect(await db.guardian.findUnique({ where: { accountId: options.accountId } })).toBeNull()
})

test('a claim that nobody may check is none', async () => {
  const { db } = database
  const options = await keepDraft({ ...placed('未经核实'), ...agreed, claim: 'residence' })
  const [answer] = await askForChildren(options)
  const kept = await db.subscription.findUniqueOrThrow({ where: { id: answer?.subscriptionId } })
  expect([kept.claim, kept.tier]).toEqual([null, 2])
})

test('of siblings only the one who lives there claims residence', async () => {
  const { db } = database
  const { answers } = await askAsGuardian({
    ...{ db, now, programmeId, claim: 'residence' },
    children: [{ name: '湖北的', regionCode: '420106' }, { name: '北京的' }],
  })
  expect(answers.map(({ tier }) => tier).sort()).toEqual([1, 2])
})

test('a family of two hundred is refused clearly, in the form and behind it', async () => {
  let draft = emptyDraft
  for (let index = 0; index < 10; index += 1) draft = placed(`孩子${index}`, index, draft)
  expect(() => placed('第十一个', 10, draft)).toThrow('at most 10')
  const many = { ...draft, ...agreed }
  const extra = draft.newChildren
    .slice(0, 1)
    .map((one) => ({ ...one, childId: 'extra', name: '多' }))
  const options = await keepDraft({
    ...many,
    newChildren: [...many.newChildren, ...extra],
    chosenIds: [...many.chosenIds, 'extra'],
  })
  await expect(askForChildren(options)).rejects.toMatchObject({ code: 'too_many_children' })
})

test('the same child twice in one family is refused', async () => {
  const twice = placed('小 明', 1, placed('小明'))
  const options = await keepDraft({ ...twice, ...agreed })
  await expect(askForChildren(options)).rejects.toMatchObject({ code: 'child_entered_already' })
})

test('another family’s child is not asked for by knowing its id', async () => {
  const { db } = database
  const other = await askAsGuardian({ db, now, programmeId, children: [{ name: '别人家的' }] })
  const options = await keepDraft({ ...placed(), ...agreed, chosenIds: [other.childId] })
  await expect(askForChildren(options)).rejects.toMatchObject({ code: 'child_not_found' })
})

test.each([
  ['too young', now.getUTCFullYear(), 1],
  ['a hundred years old', now.getUTCFullYear() - 100, 1],
])('a child that is %s is refused', (_, birthYear, birthMonth) => {
  const given = { now, index: 0, child: { ...child, birthYear, birthMonth }, known: 0 }
  expect(() => enterDraftChild(emptyDraft, given)).toThrow('from 3 to 18')
})

test('each step follows from what is there', () => {
  expect(chooseAskStep(emptyDraft, 0)).toEqual({ step: 'child', index: 0 })
  expect(chooseAskStep(emptyDraft, 1)).toEqual({ step: 'children' })
  const entered = enterDraftChild(emptyDraft, { now, index: 0, child, known: 0 })
  expect(chooseAskStep(entered, 0)).toEqual({ step: 'residence', index: 0 })
  expect(chooseAskStep(placeDraftChild(entered, 0, '420000'), 0)).toEqual({
    ...{ step: 'residence', index: 0 },
  })
  expect(chooseAskStep(placed(), 0)).toEqual({ step: 'claim' })
  expect(chooseAskStep({ ...placed(), claim: null }, 0)).toEqual({ step: 'consent' })
  expect(chooseAskStep({ ...placed(), ...agreed }, 0)).toEqual({ step: 'check' })
})

test('what a family takes along is everything, opened', async () => {
  const { db } = database
  const asked = await askAsGuardian({
    ...{ db, now, programmeId, claim: 'medical_worker', children: [{ name: '带走的' }] },
  })
  const exported = JSON.stringify(await exportFamily({ db, keys, familyId: asked.familyId }))
  for (const part of ['带走的', '武汉协和医院', 'attendance', asked.answers[0]?.subscriptionId]) {
    expect(exported).toContain(part)
  }
  expect(exported).not.toContain('"sealed')
})
