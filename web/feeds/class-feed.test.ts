import { afterAll, beforeAll, expect, test } from 'vitest'
import { dateFeedContent } from '@/domain/partner/date-feed-content'
import { makePartnerKey } from '@/domain/partner/make-partner-key'
import { makeClass } from '@/tests/support/make-class'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import type { Portal } from '../server/portal'
import { makeTestPortal } from '../server/test-portal'
import { answerPublicFeed } from './answer-class-feed'
import { answerPartnerFeed } from './answer-partner-feed'
import { partnerFeedPath } from './partner-feed-address'

const startsAt = new Date('2026-03-02T01:00:00Z')
let nowMs = startsAt.getTime()
let database: TestDatabase
let portal: Portal
let open: Awaited<ReturnType<typeof makeClass>>
let closed: Awaited<ReturnType<typeof makeClass>>
beforeAll(async () => {
  database = await openTestDatabase()
  const { db } = database
  portal = makeTestPortal({ database, clock: () => nowMs })
  open = await makeClass({ db, startsAt })
  closed = await makeClass({ db, startsAt })
  await makeClass({ db, startsAt, audience: 'enrolled' })
  await db.course.update({ where: { id: open.courseId }, data: { carriage: 'partners' } })
  await db.partner.create({
    data: {
      ...{ id: 'p', nameZh: '晨光', nameEn: 'Morning', site: 'https://m.example' },
      ...{ contactName: 'Zhou', contactEmail: 'z@m.example', standing: 'approved' },
      createdAt: startsAt,
    },
  })
})
afterAll(() => database?.close())

async function read(path: string, headers: Record<string, string> = {}) {
  const request = new Request(`http://localhost:3000${path}`, { headers })
  const [, , of = '', file] = path.split('/')
  const common = { portal, request, locale: 'en' } as const
  const response =
    file === undefined
      ? await answerPublicFeed({ ...common, file: of })
      : await answerPartnerFeed({ ...common, file })
  return { status: response.status, headers: response.headers, text: await response.text() }
}
const idsOf = (text: string): string[] =>
  JSON.parse(text).items.map((item: { id: string }) => item.id)
const idOf = ({ classSessionId }: { classSessionId: string }) =>
  `urn:seedling:class:${classSessionId}`

test('the feed of everybody has what everybody may watch, as JSON Feed 1.1', async () => {
  const { status, headers, text } = await read('/feeds/courses.json')
  expect(status).toBe(200)
  expect(headers.get('content-type')).toContain('application/feed+json')
  expect(JSON.parse(text)).toMatchObject({
    version: 'https://jsonfeed.org/version/1.1',
    feed_url: 'http://localhost:3000/feeds/courses.json',
  })
  expect(idsOf(text).sort()).toEqual([idOf(open), idOf(closed)].sort())
})

test('RSS has its Media RSS, and iCalendar its events', async () => {
  const rss = (await read('/feeds/courses.rss')).text
  expect(rss).toContain('<rss version="2.0"')
  expect(rss).toContain('xmlns:media="http://search.yahoo.com/mrss/"')
  expect(rss).toContain(`<media:player url="http://localhost:3000/watch/${open.classSessionId}"/>`)
  const calendar = (await read('/feeds/courses.ics')).text
  expect(calendar).toContain(`UID:${open.classSessionId}@localhost:3000\r\n`)
})

test.each(['json', 'rss', 'ics'])(
  'unchanged, a feed of %s is a 304; changed, it is not',
  async (kind) => {
    const path = `/feeds/courses.${kind}`
    const first = await read(path)
    nowMs += 5_000
    const etag = first.headers.get('etag') ?? ''
    const since = first.headers.get('last-modified') ?? ''
    const again = await read(path, { 'if-none-match': `"other", W/${etag}` })
    expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', etag])
    expect((await read(path, { 'if-modified-since': since })).status).toBe(304)
    const titleEn = `Changed for ${kind}`
    const where = { id: open.classSessionId }
    await database.db.classSession.update({ where, data: { titleEn } })
    const changed = await read(path, { 'if-none-match': etag })
    expect(changed.status).toBe(200)
    expect(changed.text).toContain(titleEn)
    expect((await read(path, { 'if-modified-since': since })).status).toBe(200)
  },
)

test('what a feed says again after it said something else is new to whoever has that, even within one second', async () => {
  const path = '/feeds/courses.json'
  const call = (titleEn: string) =>
    database.db.classSession.update({ where: { id: open.classSessionId }, data: { titleEn } })
  const dateOf = async () => (await read(path)).headers.get('last-modified') ?? ''
  const isNew = async (since: string) =>
    (await read(path, { 'if-modified-since': since })).status === 200
  await call('A')
  const first = await dateOf()
  await call('B')
  const second = await dateOf()
  expect(await isNew(first)).toBe(true)
  await call('A')
  expect(await isNew(first)).toBe(true)
  expect(await isNew(second)).toBe(true)
  const third = await dateOf()
  expect(await isNew(third)).toBe(false)
  expect(Date.parse(third)).toBeGreaterThan(Date.parse(second))
})

test('two portals that see a change at once give it one date', async () => {
  const date = (digest: string) =>
    dateFeedContent({ db: database.db, now: startsAt, address: 'one', digest })
  await date('A')
  const [first, ...rest] = await Promise.all(['B', 'B', 'B'].map(date))
  expect(rest).toEqual([first, first])
  expect(first).toEqual(new Date(startsAt.getTime() + 1_000))
})

test('a partner’s feed has what it may carry, by its address or by a key, and does not exist otherwise', async () => {
  const path = partnerFeedPath({ partnerId: 'p', kind: 'json' }, portal)
  expect(idsOf((await read(path)).text)).toEqual([idOf(open)])
  const player = { id: 'player', courseId: open.courseId, name: 'Front page', partnerId: 'p' }
  const origins = ['https://m.example']
  await database.db.embed.create({ data: { ...player, origins, createdAt: startsAt } })
  const embedUrl = `http://localhost:3000/embed/player?class=${open.classSessionId}`
  expect((await read(path)).text).toContain(embedUrl)
  expect((await read('/feeds/courses.json')).text).not.toContain('/embed/')
  const bare = '/feeds/partners/p.json'
  const unknown = await read('/feeds/partners/nothing.json')
  expect((await read(bare)).text).toBe(unknown.text)
  const forged = path.replace(/\.[\w-]{22}\./, `.${'A'.repeat(22)}.`)
  expect((await read(forged)).status).toBe(404)
  const key = { name: 'Program', days: '30', partnerId: 'p', actorId: 'a' } as const
  const make = (scopes: ['feeds:read'] | ['statistics:read']) =>
    makePartnerKey({ db: database.db, now: startsAt, ...key, scopes })
  const bearer = async (apiKey: string) => read(bare, { authorization: `Bearer ${apiKey}` })
  expect(idsOf((await bearer((await make(['feeds:read'])).apiKey)).text)).toEqual([idOf(open)])
  expect((await bearer((await make(['statistics:read'])).apiKey)).status).toBe(404)
  await database.db.partner.update({ where: { id: 'p' }, data: { standing: 'ended' } })
  expect((await read(path)).status).toBe(404)
})
