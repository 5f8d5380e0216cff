import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { beginCodeTry } from './begin-code-try'
import { beginSecondFactor } from './begin-second-factor'
import { changePassword } from './change-password'
import { checkPassword } from './check-password'
import { confirmSecondFactor } from './confirm-second-factor'
import { createAccount } from './create-account'
import { endSignIn } from './end-sign-in'
import { findOrCreateAccount } from './find-or-create-account'
import { findSignIn } from './find-sign-in'
import { grantRole } from './grant-role'
import { listSignIns } from './list-sign-ins'
import { openSignIn } from './open-sign-in'
import { removeSecondFactor } from './remove-second-factor'
import { showSecondFactor } from './show-second-factor'
import { totpCode } from './totp'

const now = new Date('2026-03-02T08:00:00Z')
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000)
const email = 'li.na@school.example'
const password = 'a long spring morning'
const accountSecret = 'x'.repeat(32)

let database: TestDatabase
let accountId: string
let signInId: string

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database?.close())
beforeEach(async () => {
  const { db } = database
  await db.account.deleteMany()
  const account = await createAccount({ db, now, email, name: '李娜', locale: 'zh', password })
  accountId = account.id
  signInId = await openSignIn({ db, now, accountId, device: 'Firefox' })
})

test('the right password finds the account, and no other does', async () => {
  const { db } = database
  expect(await checkPassword({ db, email, password })).toBe(accountId)
  expect(await checkPassword({ db, email, password: 'something else' })).toBeNull()
  expect(await checkPassword({ db, email: 'nobody@school.example', password })).toBeNull()
  const nobody = 'nobody signs in with this'
  expect(await checkPassword({ db, email: 'no@school.example', password: nobody })).toBeNull()
})

test('what is stored of a password is its argon2id', async () => {
  const { passwordHash } = await database.db.account.findUniqueOrThrow({ where: { id: accountId } })
  expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
})

test('an address has one account', async () => {
  const { db } = database
  const again = createAccount({ db, now, email, name: 'Li', locale: 'en' })
  await expect(again).rejects.toMatchObject({ code: 'account_exists' })
  expect(await findOrCreateAccount({ db, now, email, locale: 'en' })).toBe(accountId)
})

test('a sign-in is found with what its account may do, until it is ended', async () => {
  const { db } = database
  await grantRole({ db, now, accountId, role: 'guardian', schoolId: null })
  await grantRole({ db, now, accountId, role: 'guardian', schoolId: null })
  expect(await findSignIn({ db, now, signInId })).toMatchObject({
    accountId,
    grants: [{ role: 'guardian', schoolId: null }],
    secondFactor: 'none',
  })
  await endSignIn({ db, now, accountId: 'another', signInId })
  expect(await findSignIn({ db, now, signInId })).not.toBeNull()
  await endSignIn({ db, now, accountId, signInId })
  expect(await findSignIn({ db, now, signInId })).toBeNull()
  expect(await listSignIns({ db, now, accountId })).toEqual([])
})

test('a sign-in that is not used ends, sooner for whoever decides about others', async () => {
  const { db } = database
  expect(await findSignIn({ db, now: later(24 * 13), signInId })).not.toBeNull()
  expect(await findSignIn({ db, now: later(24 * 28), signInId })).toBeNull()
  await grantRole({ db, now, accountId, role: 'operator', schoolId: null })
  const ofOperator = await openSignIn({ db, now, accountId, device: 'Firefox' })
  expect(await findSignIn({ db, now: later(13), signInId: ofOperator })).toBeNull()
  expect(await findSignIn({ db, now: later(11), signInId: ofOperator })).toMatchObject({
    secondFactor: 'wished_for',
  })
})

test('a sign-in that is used every day ends all the same', async () => {
  const { db } = database
  for (let day = 1; day <= 60; day++) {
    expect(await findSignIn({ db, now: later(24 * day), signInId })).not.toBeNull()
  }
  expect(await findSignIn({ db, now: later(24 * 60 + 1), signInId })).toBeNull()
})

test('a new password ends all other sign-ins', async () => {
  const { db } = database
  const other = await openSignIn({ db, now, accountId, device: 'Chrome' })
  const change = { db, now, accountId, signInId, password: 'another long morning' }
  const guessed = changePassword({ ...change, formerPassword: 'guessed' })
  await expect(guessed).rejects.toMatchObject({ code: 'password_wrong' })
  await changePassword({ ...change, formerPassword: password })
  expect(await findSignIn({ db, now, signInId: other })).toBeNull()
  expect(await findSignIn({ db, now, signInId })).not.toBeNull()
  expect(await checkPassword({ db, email, password: 'another long morning' })).toBe(accountId)
})

test('whoever has just shown a code from an e-mail replaces a password that is forgotten', async () => {
  const { db } = database
  const byCode = await openSignIn({ db, now, accountId, byCode: true, device: 'Chrome' })
  const change = { db, accountId, password: 'another long morning', formerPassword: undefined }
  const refused = { code: 'password_wrong' }
  await expect(changePassword({ ...change, now, signInId })).rejects.toMatchObject(refused)
  const late = changePassword({ ...change, now: later(0.26), signInId: byCode })
  await expect(late).rejects.toMatchObject(refused)
  expect(await findSignIn({ db, now, signInId: byCode })).toMatchObject({ password: 'replaceable' })
  await changePassword({ ...change, now: later(0.25), signInId: byCode })
  expect(await checkPassword({ db, email, password: 'another long morning' })).toBe(accountId)
  expect(await findSignIn({ db, now, signInId })).toBeNull()
})

test('where there is a second factor, a code from an e-mail alone replaces no password', async () => {
  const { db } = database
  const secret = await beginSecondFactor({ db, accountId, accountSecret })
  const confirm = { db, now, accountId, signInId, accountSecret }
  await confirmSecondFactor({ ...confirm, code: totpCode(secret, now) })
  const byCode = await openSignIn({ db, now, accountId, byCode: true, device: 'Chrome' })
  const given = { db, accountId, signInId: byCode }
  const change = { ...given, password: 'another long morning', formerPassword: undefined }
  await expect(changePassword({ ...change, now })).rejects.toMatchObject({ code: 'password_wrong' })
  const shownAt = later(0.1)
  await showSecondFactor({ ...given, now: shownAt, code: totpCode(secret, shownAt), accountSecret })
  await changePassword({ ...change, now: shownAt })
})

test('of any number of tries at once five are let through', async () => {
  const { db } = database
  const code = { identifier: email, token: 'hash', expires: later(1) }
  await db.signInCode.create({ data: code })
  const tries = await Promise.all(
    Array.from({ length: 20 }, () => beginCodeTry({ db, now, email })),
  )
  expect(tries.filter(Boolean)).toHaveLength(5)
  await db.signInCode.update({ where: { identifier: email }, data: { tries: 0 } })
  expect(await beginCodeTry({ db, now: later(2), email })).toBe(false)
})

test('a second factor is asked for once it is confirmed, and takes each code once', async () => {
  const { db } = database
  const secret = await beginSecondFactor({ db, accountId, accountSecret })
  expect(await beginSecondFactor({ db, accountId, accountSecret })).toBe(secret)
  const confirm = { db, now, accountId, signInId, accountSecret }
  const wrong = confirmSecondFactor({ ...confirm, code: '000000' })
  await expect(wrong).rejects.toMatchObject({ code: 'code_wrong' })
  const code = totpCode(secret, now)
  const [recoveryCode = ''] = await confirmSecondFactor({ ...confirm, code })
  expect(await findSignIn({ db, now, signInId })).toMatchObject({ secondFactor: 'shown' })

  const next = await openSignIn({ db, now, accountId, device: 'Chrome' })
  const show = { db, accountId, signInId: next, accountSecret }
  expect(await findSignIn({ db, now, signInId: next })).toMatchObject({ secondFactor: 'asked_for' })
  const again = showSecondFactor({ ...show, now, code })
  await expect(again).rejects.toMatchObject({ code: 'code_wrong' })
  const hourLater = totpCode(secret, later(1))
  await showSecondFactor({ ...show, now: later(1), code: hourLater })
  expect(await findSignIn({ db, now, signInId: next })).toMatchObject({ secondFactor: 'shown' })

  await showSecondFactor({ ...show, now: later(1), code: recoveryCode })
  const usedUp = showSecondFactor({ ...show, now: later(1), code: recoveryCode })
  await expect(usedUp).rejects.toMatchObject({ code: 'code_wrong' })
})

test('a second factor is switched off by a code of it that was not used before', async () => {
  const { db } = database
  const secret = await beginSecondFactor({ db, accountId, accountSecret })
  const code = totpCode(secret, now)
  const given = { db, now, accountId, accountSecret }
  const [recoveryCode = ''] = await confirmSecondFactor({ ...given, signInId, code })
  const again = removeSecondFactor({ ...given, code })
  await expect(again).rejects.toMatchObject({ code: 'code_wrong' })
  expect(await findSignIn({ db, now, signInId })).toMatchObject({ secondFactor: 'shown' })
  await removeSecondFactor({ ...given, code: recoveryCode })
  expect(await findSignIn({ db, now, signInId })).toMatchObject({ secondFactor: 'none' })
})
