import { afterAll, beforeEach, expect, test } from 'vitest'
import type { Prisma } from '@/prisma/database'
import { makeClass } from '@/tests/support/make-class'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { listFeedClasses } from './list-feed-classes'

const now = new Date('2026-03-02T01:00:00Z')
const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const dayMinutes = 24 * 60
const nodeName = 'n1'

let database: TestDatabase
let made: Awaited<ReturnType<typeof makeClass>>
beforeEach(async () => {
  await database?.close()
  database = await openTestDatabase()
  const { db } = database
  made = await makeClass({ db, startsAt: inMinutes(-10) })
  await db.course.update({ where: { id: made.courseId }, data: { carriage: 'partners' } })
  await db.mediaNode.create({
    data: { name: nodeName, startedAt: now, lastSequence: -1, lastSeenAt: now },
  })
  const contact = { contactName: 'Zhou', contactEmail: 'z@m.example', createdAt: now }
  await db.partner.create({
    data: { id: 'p', nameZh: '晨光', nameEn: 'Morning', site: 'https://m.example', ...contact },
  })
})
afterAll(() => database?.close())

/** So many classes of the course, each by its number. */
async function plan(
  kind: string,
  count: number,
  of: (index: number) => { at: Date; broadcast?: Omit<Prisma.BroadcastCreateManyInput, 'id'> },
) {
  const rows = Array.from({ length: count }, (_, index) => ({
    id: `${kind}${index}`,
    ...of(index),
  }))
  const { courseId, classroomId } = made
  const names = { titleZh: '课', titleEn: 'Class', courseId, classroomId, createdAt: now }
  await database.db.classSession.createMany({
    data: rows.map(({ id, at: startsAt }) => ({
      ...{ id, ...names, startsAt, endsAt: new Date(startsAt.getTime() + 45 * 60_000) },
    })),
  })
  await database.db.broadcast.createMany({
    data: rows.map(({ id, broadcast }) => ({ ...broadcast, id, classSessionId: id })),
  })
}
const coming = (count: number) => plan('coming', count, (index) => ({ at: inMinutes(60 + index) }))
const replays = (kind: string, count: number, endedBefore: number) =>
  plan(kind, count, (index) => {
    const endedAt = inMinutes(-endedBefore - index)
    const kept = { replaySeconds: 60, replayUntil: inMinutes(90 * dayMinutes) }
    const broadcast = { classSessionId: '', state: 'ended', nodeName, endedAt, ...kept } as const
    return { at: inMinutes(-endedBefore - index - 45), broadcast }
  })
const goOnAir = () =>
  database.db.broadcast.update({
    where: { id: made.broadcastId },
    data: { state: 'live', nodeName, startedAt: inMinutes(-9), runs: 1 },
  })

const list = (partner: { id: string; isLimited: boolean } | null = null) =>
  listFeedClasses({ db: database.db, now, reconnectWindowMs: 60_000, partner })
const idsOf = async (state: string) =>
  (await list()).filter((entry) => entry.state === state).map((entry) => entry.classSessionId)

test.each([null, { id: 'p', isLimited: false }])(
  'however much is to come, what is on air and what can be watched again stay in the feed (%o)',
  async (partner) => {
    await coming(600)
    await replays('replay', 1, dayMinutes)
    await goOnAir()
    const classes = await list(partner)
    const states = new Map(classes.map((entry) => [entry.classSessionId, entry.state]))
    expect(states.get(made.classSessionId)).toBe('live')
    expect(states.get('replay0')).toBe('replay')
    expect(states.get('coming0')).toBe('waiting')
    expect(states.has('coming599')).toBe(false)
    const starts = classes.map(({ startsAt }) => startsAt.getTime())
    expect(starts).toEqual(starts.toSorted((a, b) => b - a))
  },
)

test('of replays the newest are in the feed, and those that are over push none of them out', async () => {
  await replays('newer', 310, 60)
  await replays('older', 310, 9 * dayMinutes)
  expect(await idsOf('replay')).not.toContain('older0')
  const other = await makeClass({ db: database.db, startsAt: inMinutes(-3 * dayMinutes) })
  await database.db.course.update({ where: { id: other.courseId }, data: { replayDays: 1 } })
  await database.db.classSession.updateMany({
    where: { id: { startsWith: 'newer' } },
    data: { courseId: other.courseId, startsAt: inMinutes(-4 * dayMinutes) },
  })
  await database.db.broadcast.updateMany({
    where: { id: { startsWith: 'newer' } },
    data: { endedAt: inMinutes(-3 * dayMinutes) },
  })
  const listed = await idsOf('replay')
  expect(listed).toContain('older0')
  expect(listed.filter((id) => id.startsWith('newer'))).toEqual([])
})

test('what staff alone may watch again is no news for anybody else', async () => {
  await replays('replay', 1, 60)
  expect(await idsOf('replay')).toEqual(['replay0'])
  const where = { id: made.courseId }
  await database.db.course.update({ where, data: { replayAudience: 'staff' } })
  expect(await idsOf('replay')).toEqual([])
})

test('of a partner’s players the newest that plays now stands in its feed', async () => {
  const make = (id: string, minutes: number, more: Partial<Prisma.EmbedUncheckedCreateInput>) =>
    database.db.embed.create({
      data: {
        ...{ id, partnerId: 'p', courseId: made.courseId, name: 'Front page' },
        ...{ origins: ['https://m.example'], createdAt: inMinutes(minutes), ...more },
      },
    })
  const player = async () => (await list({ id: 'p', isLimited: false }))[0]?.embedId
  expect(await player()).toBe(null)
  await make('expired', -1, { validUntil: now })
  await make('later', -1, { validFrom: inMinutes(1) })
  await make('nowhere', -1, { origins: [] })
  expect(await player()).toBe(null)
  await make('newer', -2, { validFrom: now, validUntil: inMinutes(1) })
  await make('older', -3, {})
  expect(await player()).toBe('newer')
})
