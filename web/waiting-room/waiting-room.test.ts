import { NextRequest } from 'next/server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { answerWaiting } from './answer-waiting'
import { holdBack, isGuarded } from './hold-back'
import { drawTicket, readTicket, ticketSeconds } from './ticket'
import { WaitingRoom } from './waiting-room'
import { describeWaiting } from './waiting-state'

const settings = {
  ACCOUNT_SECRET: 'what seals accounts, for these tests only',
  PORTAL_URL: 'http://portal.test',
}
const startMs = Date.parse('2020-02-10T08:00:00Z')

let database: TestDatabase
let nowMs: number
let load: number
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database?.close())
beforeEach(async () => {
  nowMs = startMs
  load = 0
  const { db } = database
  await db.waitingRoom.deleteMany()
  await db.waitingSecond.deleteMany()
  await db.waitingPressure.deleteMany()
})

const openRoom = () =>
  new WaitingRoom({ db: database.db, clock: () => nowMs, meter: { read: () => load } })
const wait = async (room: WaitingRoom, seconds: number, others: WaitingRoom[] = []) => {
  for (let second = 0; second < seconds; second += 1) {
    nowMs += 1_000
    for (const each of [room, ...others]) await each.run()
  }
}

/** Somebody's browser: it keeps its cookie. */
function openBrowser(room: () => WaitingRoom) {
  let cookie = ''
  return {
    /** Gives the status, and what the page says. */
    async load(path = '/family/ask') {
      const request = new NextRequest(`http://portal.test${path}`, {
        headers: { cookie, 'accept-language': 'en' },
      })
      const held = holdBack({ request, room: room(), settings, nowMs, nonce: 'n' })
      const response = held.waiting
      const drawn = response?.cookies.get('waiting')?.value
      if (drawn) cookie = `waiting=${drawn}`
      return { status: response?.status ?? 200, text: (await response?.text()) ?? '' }
    },
    async ask() {
      const value = cookie.replace('waiting=', '')
      const given = { room: room(), cookie: value, locale: 'en', settings, nowMs } as const
      return answerWaiting(given).json()
    },
  }
}

test('only the ways on which places are asked for are guarded', () => {
  expect(['/family/ask', '/family/ask/children'].every(isGuarded)).toBe(true)
  expect(['/', '/family', '/family/asking', '/watch/a', '/family/evidence/a'].some(isGuarded)).toBe(
    false,
  )
})

test('as long as nothing is too much everybody goes on', async () => {
  const room = openRoom()
  expect((await openBrowser(() => room).load()).status).toBe(200)
  await wait(room, 2)
  expect((await openBrowser(() => room).load()).status).toBe(200)
})

test('when it is too much people wait, are told how long, and come in by their order', async () => {
  const room = openRoom()
  load = 1.5
  await wait(room, 2)
  const first = openBrowser(() => room)
  const page = await first.load()
  expect(page.status).toBe(503)
  expect(page.text).toContain('Please wait a moment')
  expect(page.text).toContain('You are next')
  nowMs += 1_000
  const second = openBrowser(() => room)
  await second.load()
  load = 0.8
  await wait(room, 6)
  expect(await first.ask()).toMatchObject({ state: 'in' })
  expect(await second.ask()).toMatchObject({ state: 'in' })
  expect((await first.load()).status).toBe(200)
})

test('loading anew, a lost line and another portal process cost nobody the place', async () => {
  const [room, other] = [openRoom(), openRoom()]
  load = 1.5
  await wait(room, 2, [other])
  const people = Array.from({ length: 200 }, () => openBrowser(() => room))
  for (const person of people) await person.load()
  const early = openBrowser(() => other)
  await early.load()
  const before = await early.ask()
  await wait(room, 2, [other])
  const late = openBrowser(() => room)
  await late.load()
  for (let times = 0; times < 5; times += 1) expect((await early.load()).status).toBe(503)
  await wait(room, 2, [other])
  const [now, after] = [await early.ask(), await late.ask()]
  expect(now.ahead).toBeLessThanOrEqual(Math.max(before.ahead, 200))
  expect(now.ahead).toBeLessThan(after.ahead)
  // A process that starts anew knows no less.
  const restarted = openRoom()
  await restarted.run()
  const cookieless = restarted.findPlace(nowMs / 1000 + 5)
  expect(cookieless.state).toBe('waiting')
})

test('while the database is away it stands as it stood, and no ticket is lost', async () => {
  const room = openRoom()
  load = 1.5
  await wait(room, 2)
  await openBrowser(() => room).load()
  const { db } = database
  await db.$executeRaw`ALTER TABLE "WaitingSecond" RENAME TO "Away"`
  nowMs += 1_000
  await expect(room.run()).rejects.toThrow()
  expect(room.door?.isOpen).toBe(true)
  await db.$executeRaw`ALTER TABLE "Away" RENAME TO "WaitingSecond"`
  await wait(room, 1)
  const told = await db.waitingSecond.findMany()
  expect(told.reduce((sum, { tickets }) => sum + tickets, 0)).toBe(1)
})

test('a ticket cannot be made, changed or kept for ever', () => {
  const { cookie, number } = drawTicket(startMs, settings)
  expect(readTicket(cookie, { nowMs: startMs, settings })).toBe(number)
  const later = startMs + (ticketSeconds + 1) * 1000
  expect(readTicket(cookie, { nowMs: later, settings })).toBeNull()
  const foreign = { ...settings, ACCOUNT_SECRET: 'another secret of thirty-two characters' }
  expect(readTicket(cookie, { nowMs: startMs, settings: foreign })).toBeNull()
  for (const forged of ['', '0', '1581321600.5', flip(cookie), '../..', "'--"]) {
    expect(readTicket(forged, { nowMs: startMs, settings })).toBeNull()
  }
})

test('who stands far back asks seldom, and nobody at the same moment as all', () => {
  const askAgain = (seconds: number | null, random: number) =>
    describeWaiting({ state: 'waiting', ahead: 1, seconds }, () => random).askAgainMs
  expect(askAgain(10, 0.5)).toBe(3_000)
  expect(askAgain(100, 0.5)).toBe(10_000)
  expect(askAgain(3_600, 0.5)).toBe(30_000)
  expect(askAgain(3_600, 0)).toBeLessThan(askAgain(3_600, 1))
  expect(askAgain(null, 0.5)).toBe(15_000)
})

const flip = (cookie: string) =>
  `${cookie.slice(0, 20)}${cookie[20] === 'A' ? 'B' : 'A'}${cookie.slice(21)}`
