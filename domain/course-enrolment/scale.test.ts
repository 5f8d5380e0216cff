import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeClass } from '@/tests/support/make-class'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { cancelClassSession } from '../course/cancel-class-session'
import { courseQuerySchema, searchCourses } from '../course/search-courses'

const now = new Date('2026-03-01T01:00:00Z')

let database: TestDatabase
let made: Awaited<ReturnType<typeof makeClass>>
beforeAll(async () => {
  database = await openTestDatabase()
  made = await makeClass({ db: database.db, startsAt: new Date('2026-03-02T01:00:00Z') })
  await fillCountry()
}, 120_000)
afterAll(() => database?.close())

/** 20,000 courses with ten classes each, 5,000 children of whom all are in one course, and 400,000 enrolments. */
async function fillCountry() {
  const { db } = database
  const { schoolId, classroomId, courseId } = made
  await db.$executeRaw`
    INSERT INTO "Course" ("id", "schoolId", "titleZh", "titleEn", "subject", "grade", "audience", "capacity")
    SELECT 'c' || n, ${schoolId}, '课程 ' || n, 'Course ' || n,
      (ARRAY['chinese', 'mathematics', 'arts']::"Subject"[])[1 + n % 3], 1 + n % 12,
      'enrolled', CASE WHEN n % 4 = 0 THEN NULL ELSE 20 END
    FROM generate_series(1, 20000) n`
  await db.$executeRaw`
    INSERT INTO "ClassSession" ("id", "courseId", "classroomId", "titleZh", "titleEn", "startsAt", "endsAt")
    SELECT 's' || n || '-' || k, 'c' || n, ${classroomId}, '课', 'Class', t, t + interval '40 minutes'
    FROM generate_series(1, 20000) n, generate_series(-3, 6) k,
      LATERAL (SELECT ${now}::timestamptz + (k * 7 * 1440 + n % 10080) * interval '1 minute' AS t) x`
  await db.$executeRaw`
    INSERT INTO "Family" ("id", "createdAt") SELECT 'f' || n, ${now} FROM generate_series(1, 5000) n`
  await db.$executeRaw`
    INSERT INTO "Account" ("id", "email", "name", "locale", "createdAt")
    SELECT 'a' || n, 'a' || n || '@family.example', 'Li', CASE WHEN n % 2 = 0 THEN 'zh' ELSE 'en' END, ${now}
    FROM generate_series(1, 5000) n`
  await db.$executeRaw`
    INSERT INTO "Guardian" ("accountId", "familyId", "createdAt")
    SELECT 'a' || n, 'f' || n, ${now} FROM generate_series(1, 5000) n`
  await db.$executeRaw`
    INSERT INTO "Child" ("id", "familyId", "sealedProfile", "likeness", "createdAt")
    SELECT 'k' || n, 'f' || n, 'sealed', 'l' || n, ${now} FROM generate_series(1, 5000) n`
  await db.$executeRaw`
    INSERT INTO "Enrolment" ("id", "courseId", "childId", "state", "askedAt")
    SELECT 'e' || n, ${courseId}, 'k' || n, 'enrolled'::"EnrolmentState", ${now}::timestamptz FROM generate_series(1, 5000) n
    UNION ALL
    SELECT 'e' || n || '-' || k, 'c' || n, 'k' || (1 + (n * 20 + k) % 5000), 'enrolled', ${now}::timestamptz
    FROM generate_series(1, 20000) n, generate_series(1, 20) k`
  await db.$executeRaw`ANALYZE`
}

test.each([
  [{}, 24],
  [{ page: '40' }, 24],
  [{ subject: 'chinese', grade: '4' }, 24],
  [{ free: 'on' }, 24],
  [{ weekday: '6', partOfDay: 'evening' }, 24],
  [{ text: 'Course 1999' }, 11],
  [{ text: 'nothing like it', free: 'on', weekday: '2' }, 0],
])('a search among 20,000 courses for %j finds %i on its page', async (query, expected) => {
  const parsed = courseQuerySchema.parse(query)
  const asked = { db: database.db, now, timeZone: 'Asia/Shanghai', query: parsed }
  expect((await searchCourses(asked)).courses).toHaveLength(expected)
})

test('the families of 5,000 children are told at one go, each in their language', async () => {
  const { db } = database
  const { schoolId, classSessionId } = made
  await cancelClassSession({
    ...{ db, now, actorId: 'head', schoolId, classSessionId, version: 1, reason: 'Snow' },
  })
  expect(await db.outgoingMail.count({ where: { subject: { contains: 'cancelled' } } })).toBe(2_500)
  expect(await db.outgoingMail.count({ where: { subject: { contains: '已取消' } } })).toBe(2_500)
})
