import { z } from 'zod'
import { Prisma, Subject, type Transaction } from '@/prisma/database'
import { cutPage, pageQuerySchema, rowsOfPage } from '../pages'
import { escapePattern } from './courses-with-text'
import { highestGrade } from './open-course'

export const subjects = Object.values(Subject)
export const partsOfDay = ['morning', 'afternoon', 'evening'] as const
const hours = { morning: [0, 12], afternoon: [12, 18], evening: [18, 24] } as const

const longestText = 60

/** What families look for; whatever cannot be read is left out. */
export const courseQuerySchema = pageQuerySchema.extend({
  text: z.string().trim().max(longestText).optional().catch(undefined),
  subject: z.enum(Subject).optional().catch(undefined),
  /** Courses of this grade, and those for every age. */
  grade: z.coerce.number().int().min(1).max(highestGrade).optional().catch(undefined),
  language: z.enum(['zh', 'en']).optional().catch(undefined),
  /** ISO 8601: 1 is Monday; on which it has a class, on the reader's clock. */
  weekday: z.coerce.number().int().min(1).max(7).optional().catch(undefined),
  partOfDay: z.enum(partsOfDay).optional().catch(undefined),
  /** Left out as an empty field. */
  free: z.literal('on').optional().catch(undefined),
})
export type CourseQuery = z.output<typeof courseQuerySchema>

/** The same for lists in which words alone are looked for. */
export const textQuerySchema = courseQuerySchema.pick({ text: true, page: true })

/** A course as it stands in a list. */
export interface CourseEntry {
  id: string
  titleZh: string
  titleEn: string
  schoolZh: string
  schoolEn: string
  subject: Subject
  grade: number | null
  language: string
  /** None for a course that is open to any number. */
  capacity: number | null
  enrolled: number
  offered: number
  waitlisted: number
  /** It is for the children with a subscription. */
  isOfProgramme: boolean
  /** Of its next class. */
  startsAt: Date
  endsAt: Date
}

interface SearchOptions {
  db: Transaction
  now: Date
  /** On whose clock weekday and part of the day are. */
  timeZone: string
  query: CourseQuery
}

/** Classes further away say nothing about the weeks to come. */
const searchedDays = 28
const lateMs = 24 * 3_600_000

/** Courses with classes to come in which children can be enrolled, the next class first; and whether there are more. */
export async function searchCourses({ db, now, timeZone, query }: SearchOptions) {
  const from = new Date(now.getTime() - lateMs)
  const { skip, take } = rowsOfPage(query.page)
  const rows = await db.$queryRaw<CourseEntry[]>`
    SELECT f.*, p.*, EXISTS (
      SELECT 1 FROM "ProgrammeCourse" pc JOIN "Programme" g ON g."id" = pc."programmeId"
      WHERE pc."courseId" = f."id" AND g."publishedAt" IS NOT NULL
    ) AS "isOfProgramme"
    FROM (
      SELECT c."id", c."titleZh", c."titleEn", s."nameZh" AS "schoolZh", s."nameEn" AS "schoolEn",
        c."subject", c."grade", c."language", c."capacity", n."startsAt", n."endsAt"
      FROM "Course" c
      JOIN "School" s ON s."id" = c."schoolId" AND s."standing" = 'full'
      CROSS JOIN LATERAL (
        SELECT "startsAt", "endsAt" FROM "ClassSession" k
        WHERE k."courseId" = c."id" AND k."startsAt" > ${from}::timestamptz AND k."endsAt" > ${now}::timestamptz
          AND k."cancelledAt" IS NULL AND NOT k."isRehearsal"
        ORDER BY k."startsAt" LIMIT 1
      ) n
      WHERE c."archivedAt" IS NULL AND c."audience" IN ('public', 'enrolled')
        ${Prisma.join(conditions({ now, timeZone, query }), ' ', ' ')}
      ORDER BY n."startsAt", c."id" LIMIT ${take} OFFSET ${skip}
    ) f CROSS JOIN LATERAL (${countsOf(Prisma.sql`f."id"`, now)}) p
    ORDER BY f."startsAt", f."id"`
  const { rows: shown, hasMore } = cutPage(rows)
  return { courses: shown, hasMore }
}

const countsOf = (courseId: Prisma.Sql, now: Date) => Prisma.sql`
  SELECT
    count(*) FILTER (WHERE "state" = 'enrolled')::int AS "enrolled",
    count(*) FILTER (WHERE "state" = 'offered' AND "offerExpiresAt" > ${now}::timestamptz)::int AS "offered",
    count(*) FILTER (WHERE "state" = 'waitlisted')::int AS "waitlisted"
  FROM "Enrolment" WHERE "courseId" = ${courseId} AND "state" <> 'left'`

function conditions({ now, timeZone, query }: Omit<SearchOptions, 'db'>): Prisma.Sql[] {
  const { text, subject, grade, language, weekday, partOfDay, free } = query
  const all = [Prisma.empty]
  if (text) {
    const pattern = `%${escapePattern(text)}%`
    all.push(Prisma.sql`AND (c."titleZh" ILIKE ${pattern} OR c."titleEn" ILIKE ${pattern}
      OR s."nameZh" ILIKE ${pattern} OR s."nameEn" ILIKE ${pattern})`)
  }
  if (subject) all.push(Prisma.sql`AND c."subject" = ${subject}::"Subject"`)
  if (grade) all.push(Prisma.sql`AND (c."grade" = ${grade} OR c."grade" IS NULL)`)
  if (language) all.push(Prisma.sql`AND c."language" = ${language}`)
  if (weekday || partOfDay) {
    const to = new Date(now.getTime() + searchedDays * 24 * 3_600_000)
    const [firstHour, endHour] = partOfDay ? hours[partOfDay] : [0, 24]
    all.push(Prisma.sql`AND EXISTS (
      SELECT 1 FROM "ClassSession" k WHERE k."courseId" = c."id" AND k."cancelledAt" IS NULL
        AND NOT k."isRehearsal" AND k."startsAt" > ${now}::timestamptz AND k."startsAt" < ${to}::timestamptz
        AND extract(hour FROM k."startsAt" AT TIME ZONE ${timeZone}) >= ${firstHour}
        AND extract(hour FROM k."startsAt" AT TIME ZONE ${timeZone}) < ${endHour}
        AND (${weekday ?? 0} = 0 OR extract(isodow FROM k."startsAt" AT TIME ZONE ${timeZone}) = ${weekday ?? 0})
    )`)
  }
  // Nobody overtakes those who wait: a place counts as free where there is no waitlist.
  if (free) {
    all.push(Prisma.sql`AND (c."capacity" IS NULL OR EXISTS (
      SELECT 1 FROM (${countsOf(Prisma.sql`c."id"`, now)}) taken
      WHERE taken."enrolled" + taken."offered" < c."capacity" AND taken."waitlisted" = 0
    ))`)
  }
  return all
}
