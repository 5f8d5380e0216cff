import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { askAsGuardian, makeGuardianAccount, portalUrl } from '@/tests/support/ask-as-guardian'
import { childDataKeys as keys } from '@/tests/support/child-data-keys'
import { makeProgramme } from '@/tests/support/make-programme'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { changeChild } from './change-child'
import { findChild } from './find-child'
import { findFamilyInvitation } from './find-family-invitation'
import { inviteGuardian } from './invite-guardian'
import { joinFamily } from './join-family'
import { removeGuardian } from './remove-guardian'

const now = new Date()
const later = (days: number) => new Date(now.getTime() + days * 24 * 3_600_000)
let database: TestDatabase
let asked: Awaited<ReturnType<typeof askAsGuardian>>
let count = 0
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database?.close())
beforeEach(async () => {
  const { db } = database
  count += 1
  const opensAt = new Date(now.getTime() - 3_600_000)
  const programmeId = await makeProgramme({ db, opensAt, rules: {} })
  asked = await askAsGuardian({ db, now, programmeId, children: [{ name: `孩子${count}` }] })
})

async function invite() {
  const { url } = await inviteGuardian({ db: database.db, now, portalUrl, ...asked })
  return url.split('/').at(-1) ?? ''
}
const join = async (token: string, at = now) => {
  const accountId = await makeGuardianAccount(database.db, now)
  await joinFamily({ db: database.db, now: at, accountId, token })
  return accountId
}

test('a link makes one more guardian, once, and all are told', async () => {
  const { db } = database
  const token = await invite()
  const before = await db.outgoingMail.count()
  const second = await join(token)
  expect(await db.guardian.count({ where: { familyId: asked.familyId } })).toBe(2)
  expect(await db.outgoingMail.count()).toBe(before + 2)
  await expect(join(token)).rejects.toMatchObject({ code: 'family_invitation_not_found' })
  await removeGuardian({ db, familyId: asked.familyId, guardianId: second })
  await expect(
    removeGuardian({ db, familyId: asked.familyId, guardianId: asked.accountId }),
  ).rejects.toMatchObject({ code: 'last_guardian' })
})

test('of two who open a link at once one joins', async () => {
  const token = await invite()
  const outcomes = await Promise.allSettled([join(token), join(token)])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('a link is good for a week, until the next is made, and shows nothing but who invites', async () => {
  const { db } = database
  const [first, second] = [await invite(), await invite()]
  expect(await findFamilyInvitation({ db, now, token: first })).toBeNull()
  const found = await findFamilyInvitation({ db, now, token: second })
  const { email } = await db.account.findUniqueOrThrow({ where: { id: asked.accountId } })
  expect(found?.inviter).toBe(email)
  expect(await findFamilyInvitation({ db, now: later(7), token: second })).toBeNull()
  await expect(join(second, later(8))).rejects.toMatchObject({
    code: 'family_invitation_not_found',
  })
})

test('there are four guardians at most', async () => {
  for (let number = 0; number < 3; number += 1) await join(await invite())
  await expect(invite()).rejects.toMatchObject({ code: 'too_many_guardians' })
})

test('a child is corrected by its own family alone, and what was asked stays as it was said', async () => {
  const { db } = database
  const { familyId, childId } = asked
  const read = () => findChild({ db, keys, familyId, childId })
  const former = await read()
  if (!former) throw new Error('no child')
  const profile = { ...former.profile, name: '改名', regionCode: '420106' }
  const change = { db, now, keys, familyId, childId, profile }
  await expect(changeChild({ ...change, familyId: 'another' })).rejects.toMatchObject({
    code: 'child_not_found',
  })
  await expect(
    changeChild({ ...change, profile: { ...profile, birthYear: 1980 } }),
  ).rejects.toMatchObject({ code: 'child_age_impossible' })
  await expect(
    changeChild({ ...change, profile: { ...profile, regionCode: '429999' } }),
  ).rejects.toMatchObject({ code: 'region_not_found' })
  expect((await read())?.profile).toEqual(former.profile)
  await changeChild(change)
  expect((await read())?.profile).toEqual(profile)
  const subscription = await db.subscription.findFirstOrThrow({ where: { childId } })
  expect([subscription.province, subscription.tier]).toEqual(['11', 2])
})
