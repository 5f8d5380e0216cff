import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeClass } from '@/tests/support/make-class'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { createAccount } from '../account/create-account'
import { closeSchool } from '../school/close-school'
import { exportSchool } from '../school/export-school'
import { changeCourseCover, type NewCover } from './change-course-cover'
import { findCourseCover } from './find-course-cover'
import { findWatchPage } from './find-watch-page'
import { listCatalogue } from './list-catalogue'

const startsAt = new Date('2026-03-02T01:00:00Z')
const now = new Date('2026-03-01T01:00:00Z')
const reconnectWindowMs = 60_000

let database: TestDatabase
let made: Awaited<ReturnType<typeof makeClass>>
let actorId: string
beforeAll(async () => {
  database = await openTestDatabase()
  const account = { db: database.db, now, email: 'h@a.example', name: 'Head', locale: 'en' }
  actorId = (await createAccount(account)).id
})
afterAll(() => database?.close())
beforeEach(async () => {
  made = await makeClass({ db: database.db, startsAt })
})

const coverOf = (text: string): NewCover => ({
  alt: `A drawing of ${text}`,
  pictures: {
    card: new Uint8Array(Buffer.from(`${text}, small`)),
    page: new Uint8Array(Buffer.from(`${text}, wide`)),
    share: new Uint8Array(Buffer.from(`${text}, to share`)),
  },
})

const change = (cover: NewCover | null, schoolId = made.schoolId) =>
  changeCourseCover({
    ...{ db: database.db, now, actorId, schoolId, courseId: made.courseId, cover },
  })

async function readCover() {
  const { db } = database
  const page = await findWatchPage({
    ...{ db, now, reconnectWindowMs, classSessionId: made.classSessionId },
  })
  return page?.cover ?? null
}

async function readBytes(hash: string, shape: 'card' | 'page' | 'share' = 'page') {
  const { db } = database
  const bytes = await findCourseCover({ db, courseId: made.courseId, hash, shape })
  return bytes && Buffer.from(bytes).toString()
}

test('a cover is shown with its class and in the catalogue, in each shape', async () => {
  expect(await readCover()).toBeNull()
  await change(coverOf('a leaf'))
  const cover = await readCover()
  expect(cover).toMatchObject({ courseId: made.courseId, alt: 'A drawing of a leaf' })
  const { comingNext } = await listCatalogue({ db: database.db, now, reconnectWindowMs })
  const entry = comingNext.find(({ classSessionId }) => classSessionId === made.classSessionId)
  expect(entry?.cover).toEqual(cover)
  expect(await readBytes(cover?.hash ?? '', 'card')).toBe('a leaf, small')
  expect(await readBytes(cover?.hash ?? '', 'share')).toBe('a leaf, to share')
})

test('another picture has another address, and the former one leads nowhere', async () => {
  await change(coverOf('a leaf'))
  const former = (await readCover())?.hash ?? ''
  await change(coverOf('a flower'))
  const hash = (await readCover())?.hash ?? ''
  expect(hash).not.toBe(former)
  expect(await readBytes(hash)).toBe('a flower, wide')
  expect(await readBytes(former)).toBeNull()
  await change(coverOf('a leaf'))
  expect((await readCover())?.hash).toBe(former)
})

test('a cover that is removed is gone, and nothing of it is kept', async () => {
  await change(coverOf('a leaf'))
  const { hash } = (await readCover()) ?? { hash: '' }
  await change(null)
  expect(await readCover()).toBeNull()
  expect(await readBytes(hash)).toBeNull()
  expect(await database.db.courseCover.count({ where: { courseId: made.courseId } })).toBe(0)
})

test('the course of another school is not found, and keeps what it has', async () => {
  await change(coverOf('a leaf'))
  const before = await readCover()
  const other = await makeClass({ db: database.db, startsAt })
  for (const cover of [coverOf('a weed'), null]) {
    await expect(change(cover, other.schoolId)).rejects.toMatchObject({ code: 'course_not_found' })
  }
  expect(await readCover()).toEqual(before)
  expect(await readBytes(before?.hash ?? '')).toBe('a leaf, wide')
})

test('a school takes its covers along; once it is closed they are shown no more', async () => {
  const { db } = database
  const { schoolId } = made
  await change(coverOf('a leaf'))
  const { courses } = await exportSchool({ db, schoolId })
  expect(Buffer.from(courses[0]?.coverJpeg ?? '', 'base64').toString()).toBe('a leaf, to share')
  const { hash } = (await readCover()) ?? { hash: '' }
  await closeSchool({
    ...{ db, now, reconnectWindowMs: 60_000, actorId, schoolId, reason: 'We have merged.' },
  })
  expect(await readBytes(hash)).toBeNull()
})
