import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { acceptInvitation } from '../school/accept-invitation'
import { revokeInvitation } from '../school/revoke-invitation'
import { beginSecondFactor } from './begin-second-factor'
import { confirmSecondFactor } from './confirm-second-factor'
import { createAccount } from './create-account'
import { createOperator } from './create-operator'
import { findSignIn } from './find-sign-in'
import { inviteOperator } from './invite-operator'
import { listOperators } from './list-operators'
import { openSignIn } from './open-sign-in'
import { removeOperator } from './remove-operator'
import { resetSecondFactor } from './reset-second-factor'
import { totpCode } from './totp'

const now = new Date('2026-03-02T08:00:00Z')
const portalUrl = 'http://portal.test'
const email = 'wu@site.example'

let database: TestDatabase
let actorId: string
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database?.close())
beforeEach(async () => {
  const { db } = database
  await db.account.deleteMany()
  await db.invitation.deleteMany()
  await db.outgoingMail.deleteMany()
  await db.auditEntry.deleteMany()
  const first = await createOperator({ db, now, email: 'first@site.example', name: 'First' })
  actorId = first.accountId
})

const account = (of: string) =>
  createAccount({ db: database.db, now, email: of, name: of, locale: 'en' })
const invite = () =>
  inviteOperator({ db: database.db, now, actorId, portalUrl, email, name: 'Wu', locale: 'en' })
const letters = () => database.db.outgoingMail.findMany({ where: { recipient: email } })
const listEmails = async () =>
  (await listOperators({ db: database.db, now })).operators.map((operator) => operator.email)

async function accept(by: string) {
  const { db } = database
  const [letter] = await letters()
  const token = /invitations\/([\w-]+)/.exec(letter?.text ?? '')?.[1] ?? ''
  return acceptInvitation({ db, now, accountId: by, token, name: 'Wu' })
}

test('an operator invites another, once; only whose address it is accepts', async () => {
  await invite()
  await invite()
  expect(await letters()).toHaveLength(1)
  const [{ id: invited }, { id: other }] = [await account(email), await account('li@site.example')]
  await expect(accept(other)).rejects.toMatchObject({ code: 'invitation_of_another' })
  expect(await accept(invited)).toEqual({ schoolId: null, role: 'operator' })
  expect(await listEmails()).toEqual(['first@site.example', email])
  await invite()
  expect(await letters()).toHaveLength(1)
  const entries = await database.db.auditEntry.findMany({ where: { action: 'operator_invited' } })
  expect(entries).toMatchObject([{ actorId, schoolId: null }])
})

test('an invitation that was withdrawn makes nobody an operator', async () => {
  const { db } = database
  await invite()
  const [open] = (await listOperators({ db, now })).invitations
  const invitationId = open?.id ?? ''
  await revokeInvitation({ db, now, actorId, schoolId: 'another', invitationId })
  expect((await listOperators({ db, now })).invitations).toHaveLength(1)
  await revokeInvitation({ db, now, actorId, schoolId: null, invitationId })
  const { id: invited } = await account(email)
  await expect(accept(invited)).rejects.toMatchObject({ code: 'invitation_not_found' })
  expect(await listEmails()).toEqual(['first@site.example'])
})

test('an operator takes the part from another, never from themselves; of two at once one stays', async () => {
  const { db } = database
  await invite()
  const { id: other } = await account(email)
  await accept(other)
  const remove = (by: string, accountId: string) =>
    removeOperator({ db, now, actorId: by, accountId })
  await remove(actorId, actorId)
  expect(await listEmails()).toHaveLength(2)
  await Promise.all([remove(actorId, other), remove(other, actorId)])
  expect(await listEmails()).toHaveLength(1)
  const entries = await db.auditEntry.findMany({ where: { action: 'operator_removed' } })
  expect(entries).toHaveLength(1)

  const [left, gone] = (await listEmails())[0] === email ? [other, actorId] : [actorId, other]
  await remove(gone, left)
  expect(await listEmails()).toHaveLength(1)
})

test('whose second factor is reset signs in anew without it, and is told; nobody resets their own', async () => {
  const { db } = database
  const accountSecret = 'x'.repeat(32)
  const signInWithFactor = async (accountId: string) => {
    const signInId = await openSignIn({ db, now, accountId, device: 'Firefox' })
    const secret = await beginSecondFactor({ db, accountId, accountSecret })
    const code = totpCode(secret, now)
    await confirmSecondFactor({ db, now, accountId, signInId, code, accountSecret })
    return signInId
  }
  const { id: accountId } = await account(email)
  const reset = (of: string) => resetSecondFactor({ db, now, actorId, email: of })
  await expect(reset(email)).rejects.toMatchObject({ code: 'second_factor_unknown' })
  const signInId = await signInWithFactor(accountId)
  const own = await signInWithFactor(actorId)
  await reset(email)
  expect(await findSignIn({ db, now, signInId })).toBeNull()
  const again = await openSignIn({ db, now, accountId, device: 'Firefox' })
  expect(await findSignIn({ db, now, signInId: again })).toMatchObject({ secondFactor: 'none' })
  expect(await letters()).toMatchObject([
    { subject: 'Your authenticator app on Seedling was reset' },
  ])
  const entry = await db.auditEntry.findFirst({ where: { action: 'second_factor_reset' } })
  expect(entry).toMatchObject({ actorId, subjectId: accountId })

  await expect(reset('first@site.example')).rejects.toMatchObject({ code: 'second_factor_own' })
  expect(await findSignIn({ db, now, signInId: own })).toMatchObject({ secondFactor: 'shown' })
})
