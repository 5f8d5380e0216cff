import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAccount } from '@/domain/account/create-account'
import { changeCourseCover } from '@/domain/course/change-course-cover'
import { makeClass } from '@/tests/support/make-class'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import type { Portal } from '../server/portal'
import { makeTestPortal } from '../server/test-portal'
import { makeCover } from '../uploads/make-cover'
import { answerCover } from './answer-cover'
import { coverPath } from './cover-path'

const now = new Date('2026-03-01T01:00:00Z')
let database: TestDatabase
let portal: Portal
let courseId: string
let hash: string
beforeAll(async () => {
  database = await openTestDatabase()
  const { db } = database
  portal = makeTestPortal({ database, clock: () => now.getTime() })
  const { id: actorId } = await createAccount({
    ...{ db, now, email: 'h@a.example', name: 'Head', locale: 'en' },
  })
  const made = await makeClass({ db, startsAt: now })
  courseId = made.courseId
  const cover = await makeCover(await picture(1_600, 1_200))
  if (cover.outcome === 'refused') throw new Error(cover.reason)
  const { pictures } = cover
  await changeCourseCover({
    ...{ db, now, actorId, schoolId: made.schoolId, courseId, cover: { alt: 'Peas', pictures } },
  })
  const { coverHash } = await db.course.findUniqueOrThrow({ where: { id: courseId } })
  hash = coverHash ?? ''
})
afterAll(() => database?.close())

async function picture(width: number, height: number, format: 'png' | 'jpeg' = 'png') {
  const create = { width, height, channels: 3, background: '#4a7' } as const
  return new File([new Uint8Array(await sharp({ create }).toFormat(format).toBuffer())], 'peas')
}

function ask(path: string) {
  const [, , id = '', file = ''] = path.split('/')
  return answerCover({ portal, courseId: id, file })
}

test.each([
  ['card', 'image/webp', 480, 270],
  ['page', 'image/webp', 1_280, 720],
  ['share', 'image/jpeg', 1_280, 720],
] as const)('the %s is %s, and caches may keep it for ever', async (shape, type, width, height) => {
  const response = await ask(coverPath({ courseId, hash, shape }))
  expect(response.status).toBe(200)
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': type,
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  })
  const bytes = new Uint8Array(await response.arrayBuffer())
  expect(await sharp(bytes).metadata()).toMatchObject({ width, height })
})

test('what is no cover’s address is not found', async () => {
  const good = `${hash}-card.webp`
  for (const file of [
    `${'0'.repeat(32)}-card.webp`,
    `${hash}-card.jpg`,
    `${hash}-card.webp.svg`,
    `${hash}-bytes.webp`,
    `${hash}-__proto__.webp`,
    `${hash.toUpperCase()}-card.webp`,
    `../${good}`,
    good.slice(1),
    '',
  ]) {
    expect((await answerCover({ portal, courseId, file })).status, file).toBe(404)
  }
  expect((await answerCover({ portal, courseId: 'another', file: good })).status).toBe(404)
})

test('what is no picture that can be shown is refused with its reason', async () => {
  const reason = async (file: File) => {
    const made = await makeCover(file)
    return made.outcome === 'refused' ? made.reason : made.outcome
  }
  expect(await reason(await picture(199, 800))).toBe('too_small')
  expect(await reason(await picture(400, 225, 'jpeg'))).toBe('made')
  expect(await reason(new File(['<svg xmlns="http://www.w3.org/2000/svg"/>'], 'a.png'))).toBe(
    'unknown_kind',
  )
  expect(await reason(new File([new Uint8Array(6 * 1024 * 1024)], 'a.jpg'))).toBe('too_large')
})
