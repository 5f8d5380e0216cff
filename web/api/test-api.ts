import { createAccount } from '@/domain/account/create-account'
import { makeKey } from '@/domain/api/make-key'
import { type ApiScope, apiScopes } from '@/domain/api/scopes'
import { makeClass } from '@/tests/support/make-class'
import { openTestDatabase } from '@/tests/support/test-database'
import { makeTestPortal } from '../server/test-portal'
import { answerApi } from './answer-api'

interface Given {
  method?: string
  apiKey?: string
  body?: object
  idempotencyKey?: string
}

/** The API over a database of its own, whose clock stands at `startsAt` until it is moved. */
export async function openTestApi(startsAt: Date) {
  const database = await openTestDatabase()
  const { db } = database
  const account = { db, now: startsAt, email: 'h@a.example', name: 'Head', locale: 'en' }
  const { id: actorId } = await createAccount(account)
  let nowMs = startsAt.getTime()
  const clock = () => nowMs

  const makeKeyOf = (schoolId: string, scopes: readonly ApiScope[]) =>
    makeKey({
      ...{ db, now: startsAt, actorId, schoolId, name: 'Test' },
      ...{ scopes: scopes as [ApiScope, ...ApiScope[]], days: '30' },
    })

  /** A school with a class, and its own key in a portal that has counted no request yet. */
  async function openSchool() {
    const portal = makeTestPortal({ database, clock })
    nowMs = startsAt.getTime()
    const made = await makeClass({ db, startsAt })
    const own = await makeKeyOf(made.schoolId, apiScopes)
    const ask = async (path: string, given: Given = {}) => {
      const { body, idempotencyKey, apiKey = own.apiKey } = given
      const url = new URL(path, 'http://portal.test/api/v1/')
      const response = await answerApi({
        portal,
        path: url.pathname.replace('/api/v1/', '').split('/').map(decodeURIComponent),
        request: new Request(url, {
          method: given.method ?? (body ? 'POST' : 'GET'),
          headers: {
            authorization: `Bearer ${apiKey}`,
            ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
          },
          ...(body && { body: JSON.stringify(body) }),
        }),
      })
      return { status: response.status, body: await response.json() }
    }
    const key = (scopes: ApiScope[]) => makeKeyOf(made.schoolId, scopes)
    return { made, ask, key }
  }

  const passMs = (ms: number) => {
    nowMs += ms
  }
  return { db, actorId, openSchool, passMs, close: () => database.close() }
}

export type TestApi = Awaited<ReturnType<typeof openTestApi>>
export type TestSchool = Awaited<ReturnType<TestApi['openSchool']>>
