import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSignIn } from '@/domain/account/open-sign-in'
import { switchDoor } from '@/domain/waiting-room/switch-door'
import { makeFamily } from '@/tests/support/make-families'
import { makeProgramme } from '@/tests/support/make-programme'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { makeSessionToken } from '../auth/session-token'
import { makeTestPortal } from '../server/test-portal'
import { drawTicket } from '../waiting-room/ticket'
import { WaitingRoom } from '../waiting-room/waiting-room'
import { openAskingDoor } from './asking-door'

const secret = 'what seals accounts, for these tests only'
const origin = 'http://portal.test'
let database: TestDatabase
let server: Server
let address: string
let programmeId: string

beforeAll(async () => {
  database = await openTestDatabase()
  const { db } = database
  globalThis.seedlingPortal = makeTestPortal({
    database,
    clock: () => Date.now(),
    variables: { PORTAL_URL: origin, ACCOUNT_SECRET: secret },
  })
  openAskingDoor()
  server = createServer((_, response) => response.writeHead(404).end()).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const bound = server.address()
  if (typeof bound !== 'object' || !bound) throw new Error('the server has no port')
  address = `http://127.0.0.1:${bound.port}`
  const opensAt = new Date(Date.now() - 1_000)
  programmeId = await makeProgramme({ db, opensAt, rules: {} })
})
afterAll(async () => {
  server?.close()
  globalThis.seedlingPortal = undefined
  await database?.close()
})

type Family = Awaited<ReturnType<typeof makeFamily>>

async function signIn({ accountId }: Pick<Family, 'accountId'>) {
  const { db } = database
  const signInId = await openSignIn({ db, now: new Date(), accountId, device: 'test' })
  return `seedling=${makeSessionToken({ signInId, accountSecret: secret, nowMs: Date.now(), lifeMs: 60_000 })}`
}

interface PostOptions {
  cookie?: string
  headers?: Record<string, string>
  body: string
}

const post = ({ cookie = '', headers = {}, body }: PostOptions) =>
  fetch(`${address}/api/subscriptions`, {
    method: 'POST',
    headers: { cookie, origin, 'content-type': 'application/json', ...headers },
    body,
  })

const askFor = (family: Family) =>
  JSON.stringify({ programmeId, children: family.childIds.map((childId) => ({ childId })) })

test('a guardian who is signed in asks, and asks again, and has one subscription', async () => {
  const family = await makeFamily({ db: database.db, now: new Date() })
  const cookie = await signIn(family)
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => post({ cookie, body: askFor(family) })),
  )
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
  const bodies: unknown[] = await Promise.all(answers.map((answer) => answer.json()))
  expect(JSON.stringify(bodies).match(/"outcome":"asked"/g)).toHaveLength(1)
  const where = { programmeId, familyId: family.familyId }
  expect(await database.db.subscription.count({ where })).toBe(1)
})

test('from another origin, as another kind of body, or without a sign-in nobody asks', async () => {
  const family = await makeFamily({ db: database.db, now: new Date() })
  const [cookie, body] = [await signIn(family), askFor(family)]
  const statuses = [
    post({ cookie, body, headers: { origin: 'https://elsewhere.example' } }),
    post({ cookie, body, headers: { 'content-type': 'text/plain' } }),
    post({ body }),
    post({ cookie: 'seedling=guessed', body }),
    post({ cookie, body: '{' }),
    post({ cookie, body: 'x'.repeat(300_000) }),
  ].map(async (answer) => (await answer).status)
  expect(await Promise.all(statuses)).toEqual([403, 415, 401, 401, 400, 413])
  expect(await database.db.subscription.count({ where: { familyId: family.familyId } })).toBe(0)
})

test('whose sign-in was ended, and who asks for children of others, is refused', async () => {
  const { db } = database
  const [one, other] = [
    await makeFamily({ db, now: new Date() }),
    await makeFamily({ db, now: new Date() }),
  ]
  const stolen = await post({ cookie: await signIn(one), body: askFor(other) })
  expect([stolen.status, await stolen.json()]).toEqual([404, { error: 'child_not_of_family' }])
  const cookie = await signIn(one)
  await db.signIn.updateMany({ where: { accountId: one.accountId }, data: { endedAt: new Date() } })
  expect((await post({ cookie, body: askFor(one) })).status).toBe(401)
})

test('whoever must show a second factor asks after that, as everywhere', async () => {
  const { db } = database
  const family = await makeFamily({ db, now: new Date() })
  const { accountId } = family
  const factor = { sealedSecret: 'sealed', confirmedAt: new Date() }
  await db.secondFactor.create({ data: { accountId, ...factor } })
  expect((await post({ cookie: await signIn(family), body: askFor(family) })).status).toBe(401)
})

test('one account asks again and again only so often', async () => {
  const family = await makeFamily({ db: database.db, now: new Date() })
  const [cookie, body] = [await signIn(family), askFor(family)]
  const statuses: number[] = []
  for (let turn = 0; turn < 31; turn += 1) statuses.push((await post({ cookie, body })).status)
  expect(new Set(statuses.slice(0, 30))).toEqual(new Set([200]))
  expect(statuses.at(-1)).toBe(429)
})

test('while people wait, nobody asks before their turn', async () => {
  const { db } = database
  const nowMs = Date.now()
  const room = new WaitingRoom({ db, clock: () => nowMs, meter: { read: () => 0 } })
  const actorId = (await makeFamily({ db, now: new Date() })).accountId
  await switchDoor({ db, now: new Date(), actorId, mode: 'on' })
  await room.run()
  globalThis.seedlingWaitingRoom = room
  try {
    const family = await makeFamily({ db, now: new Date() })
    const [cookie, body] = [await signIn(family), askFor(family)]
    const ticketOf = (drawnMs: number) =>
      `waiting=${drawTicket(drawnMs, { PORTAL_URL: origin, ACCOUNT_SECRET: secret }).cookie}`
    expect((await post({ cookie, body })).status).toBe(503)
    const late = await post({ cookie: `${cookie}; ${ticketOf(nowMs + 2_000)}`, body })
    expect([late.status, await late.json()]).toEqual([503, { error: 'waiting' }])
    const early = await post({ cookie: `${cookie}; ${ticketOf(nowMs - 2_000)}`, body })
    expect(early.status).toBe(200)
  } finally {
    globalThis.seedlingWaitingRoom = undefined
  }
})

test('everything else goes its usual way', async () => {
  expect((await fetch(`${address}/api/subscriptions`)).status).toBe(404)
  expect((await fetch(`${address}/elsewhere`, { method: 'POST' })).status).toBe(404)
})
