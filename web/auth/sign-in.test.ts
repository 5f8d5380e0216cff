import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAccount } from '@/domain/account/create-account'
import { findSignIn } from '@/domain/account/find-sign-in'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import type { Portal } from '../server/portal'
import { makeTestPortal } from '../server/test-portal'
import { makeSessionCookie } from './next-auth'
import { signInByPassword } from './sign-in'

const now = new Date('2026-03-02T08:00:00Z')
const password = 'a long spring morning'

let database: TestDatabase
let portal: Portal
beforeAll(async () => {
  database = await openTestDatabase()
  const { db } = database
  portal = makeTestPortal({
    database,
    clock: () => now.getTime(),
    variables: { PORTAL_URL: 'http://portal.test' },
  })
  for (const name of ['li', 'wu']) {
    await createAccount({ db, now, email: `${name}@a.example`, name, locale: 'zh', password })
  }
})
afterAll(() => database?.close())

async function signIn(name: string, headers: Record<string, string> = {}) {
  const given = { email: `${name}@a.example`, password }
  const { signInId = '' } = await signInByPassword({ portal, given, headers })
  const holds = async () => (await findSignIn({ db: database.db, now, signInId })) !== null
  const cookie = makeSessionCookie(portal, signInId)
  return { holds, headers: { cookie: `locale=zh; ${cookie.name}=${cookie.value}` } }
}

test('who signs in where somebody was signed in ends that sign-in, and no other', async () => {
  const elsewhere = await signIn('li')
  const former = await signIn('li')
  const again = await signIn('li', former.headers)
  expect(await former.holds()).toBe(false)
  const other = await signIn('wu', again.headers)
  expect(await again.holds()).toBe(false)
  expect(await other.holds()).toBe(true)
  expect(await elsewhere.holds()).toBe(true)
})
