import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeClass } from '@/tests/support/make-class'
import { makeProgramme } from '@/tests/support/make-programme'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { changeCourseList } from './change-course-list'
import { changeProgrammeList } from './change-programme-list'
import { limitPartner } from './limit-partner'
import { listCarriableCourses } from './list-carriable-courses'
import { listEmbeds } from './list-embeds'
import { listListableCourses } from './list-listable-courses'
import { listListableProgrammes } from './list-listable-programmes'
import { withdrawEmbed } from './withdraw-embed'

const now = new Date('2026-03-02T01:00:00Z')
const names = { nameZh: '晨光', nameEn: 'Morning', site: 'https://m.example' }
const contact = { contactName: 'Zhou', contactEmail: 'z@m.example' }

let database: TestDatabase
let actorId: string
let schoolId: string
let partnerId: string
beforeAll(async () => {
  database = await openTestDatabase()
  const account = { email: 'op@a.example', name: 'Op', locale: 'en', createdAt: now }
  actorId = (await database.db.account.create({ data: account })).id
})
afterAll(() => database?.close())
beforeEach(async () => {
  const { db } = database
  await db.school.deleteMany()
  schoolId = (await makeClass({ db, startsAt: now })).schoolId
  const data = { ...names, ...contact, standing: 'approved' as const, createdAt: now }
  partnerId = (await db.partner.create({ data })).id
})

const makeCourses = (titles: string[]) =>
  database.db.course.createMany({
    data: titles.map((titleEn) => ({
      ...{ id: titleEn, schoolId, titleZh: titleEn, titleEn, createdAt: now },
      ...{ subject: 'science', audience: 'public', carriage: 'partners' },
    })),
  })
const change = (courseId: string, isListed: boolean) =>
  changeCourseList({ db: database.db, now, actorId, partnerId, courseId, isListed })
const limit = (more: { termsUntil?: Date; isLimited?: boolean } = {}) =>
  limitPartner({
    ...{ db: database.db, now, actorId, partnerId },
    ...{ termsFrom: null, termsUntil: null, isLimited: true, ...more },
  })
const idsOf = (courses: { id: string }[]) => courses.map(({ id }) => id)
const look = async (text?: string, page = 1) => {
  const found = await listListableCourses({ db: database.db, partnerId, text, page })
  return { ids: idsOf(found.courses), ...found }
}
const carried = async (text?: string, page = 1) => {
  const partner = await database.db.partner.findUniqueOrThrow({ where: { id: partnerId } })
  const found = await listCarriableCourses({ db: database.db, now, partner, text, page })
  return { ids: idsOf(found.courses), hasMore: found.hasMore }
}
const deeds = async () => {
  const entries = await database.db.auditEntry.findMany({ where: { subjectId: partnerId } })
  return entries.map(({ action }) => action)
}

test('a partner with a list carries what is on it, and each course comes and goes alone', async () => {
  await makeCourses(['Algebra', 'Botany'])
  await limit()
  expect((await carried()).ids).toEqual([])
  await change('Algebra', true)
  await change('Botany', true)
  await change('Botany', true)
  expect((await carried()).ids).toEqual(['Algebra', 'Botany'])
  await change('Algebra', false)
  await change('Algebra', false)
  expect((await carried()).ids).toEqual(['Botany'])
  expect((await deeds()).toSorted()).toEqual([
    ...['partner_list_added', 'partner_list_added', 'partner_list_removed'],
    'partner_terms_changed',
  ])
  await expect(change('nothing', true)).rejects.toMatchObject({ code: 'course_not_found' })
})

test('changed terms leave the list as it is, with what is closed or archived, whether it holds or not', async () => {
  const titles = Array.from(
    { length: 350 },
    (_, index) => `Course ${String(index).padStart(3, '0')}`,
  )
  await makeCourses(titles)
  const createdAt = now
  await database.db.partnerCourse.createMany({
    data: titles.map((courseId) => ({ partnerId, courseId, createdAt })),
  })
  const [archived, closed] = ['Course 001', 'Course 002']
  const { course } = database.db
  await course.update({ where: { id: archived }, data: { archivedAt: now } })
  await course.update({ where: { id: closed }, data: { carriage: 'nobody' } })
  await limit({ termsUntil: new Date('2027-01-01T00:00:00Z') })
  await limit({ isLimited: false })
  await limit()
  expect(await database.db.partnerCourse.count({ where: { partnerId } })).toBe(350)
  expect((await look(closed)).courses).toMatchObject([{ isListed: true, isOpen: false }])
  expect((await carried(closed)).ids).toEqual([])
  expect((await carried('course 349')).ids).toEqual(['Course 349'])
})

test('any course that is open is found by its title or its school, page by page', async () => {
  await makeCourses(['50% more', '50 more', ...Array.from({ length: 30 }, (_, i) => `Song ${i}`)])
  expect((await look()).ids).toEqual([])
  expect((await look('0% m')).ids).toEqual(['50% more'])
  await change('Song 7', true)
  expect((await look()).ids).toEqual(['Song 7'])
  const [first, second] = [await look('SONG'), await look('SONG', 2)]
  expect([first.ids.length, first.hasMore, second.ids.length, second.hasMore]).toEqual([
    ...[24, true],
    ...[6, false],
  ])
  expect(new Set([...first.ids, ...second.ids]).size).toBe(30)
  expect((await look('云杉')).hasMore).toBe(true)
  expect((await look('no such school')).ids).toEqual([])
})

test('a partner’s catalogue has pages, and is looked through by title and school', async () => {
  await makeCourses(Array.from({ length: 30 }, (_, index) => `Song ${index}`))
  const [first, second] = [await carried(), await carried(undefined, 2)]
  expect([first.hasMore, second.hasMore]).toEqual([true, false])
  expect(new Set([...first.ids, ...second.ids]).size).toBe(30)
  expect((await carried('song 29')).ids).toEqual(['Song 29'])
  expect((await carried('Spruce')).hasMore).toBe(true)
})

test('a programme on the list lets its courses be carried, later ones too, as far as schools open them', async () => {
  await makeCourses(['Algebra', 'Botany', 'Closed', 'Chess'])
  const { db } = database
  await db.course.update({ where: { id: 'Closed' }, data: { carriage: 'nobody' } })
  const courseIds = ['Algebra', 'Closed']
  const programmeId = await makeProgramme({ db, opensAt: now, rules: { courseIds } })
  const change = (isListed: boolean) =>
    changeProgrammeList({ db, now, actorId, partnerId, programmeId, isListed })
  const listed = async () =>
    idsOf((await listListableProgrammes({ db, partnerId })).listed).includes(programmeId)
  await limit()
  await change(true)
  expect([await listed(), (await carried()).ids]).toEqual([true, ['Algebra']])
  await db.programmeCourse.create({ data: { programmeId, courseId: 'Chess' } })
  await limit()
  expect((await carried()).ids).toEqual(['Algebra', 'Chess'])
  await change(false)
  await change(false)
  expect([await listed(), (await carried()).ids]).toEqual([false, []])
  expect((await deeds()).filter((action) => action === 'partner_list_removed')).toHaveLength(1)
})

test('a partner’s players are listed page by page, those that are open first, and end one by one', async () => {
  const { db } = database
  await makeCourses(['Algebra'])
  const embed = { partnerId, courseId: 'Algebra', name: 'Front page', origins: [], createdAt: now }
  const ids = Array.from({ length: 30 }, (_, index) => `${partnerId}${index}`)
  await db.embed.createMany({ data: ids.map((id) => ({ ...embed, id })) })
  const list = (page: number) => listEmbeds({ db, partnerId, page })
  const [first, second] = [await list(1), await list(2)]
  expect([first.hasMore, second.hasMore]).toEqual([true, false])
  expect(new Set(idsOf([...first.embeds, ...second.embeds]))).toEqual(new Set(ids))
  const embedId = first.embeds[0]?.id ?? ''
  await withdrawEmbed({ db, now, actorId, of: { partnerId }, embedId })
  expect((await list(2)).embeds.at(-1)?.id).toBe(embedId)
  const where = { subjectId: embedId, actorId, action: 'embed_withdrawn' }
  expect(await db.auditEntry.count({ where })).toBe(1)
})
