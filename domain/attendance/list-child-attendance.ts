import type { Transaction } from '@/prisma/database'
import { judgeWatching } from './held-slots'
import { toMinutes } from './presence-slot'

/** A child of the course, by a number; whoever may know the name opens the profile. */
export interface ChildAttendant {
  childId: string
  sealedProfile: string
  /** 1, 2, 3 … in the order of asking, the same in every class of the course. */
  number: number
  /** Null for a child who did not come. */
  firstAt: Date | null
  lastAt: Date | null
  watchedMinutes: number
  isPresent: boolean
}

interface ListOptions {
  db: Transaction
  broadcastId: string
  courseId: string
  /** The half minutes that count. */
  held: ReadonlySet<number>
}

interface Row {
  childId: string
  sealedProfile: string
  number: number
  firstAt: Date | null
  lastAt: Date | null
  slots: number[]
}

/** The enrolled children and those who came and have left the course since, in their numbers' order. */
export async function listChildAttendance(options: ListOptions): Promise<ChildAttendant[]> {
  const { db, broadcastId, courseId, held } = options
  const rows = await db.$queryRaw<Row[]>`
    SELECT n."childId", c."sealedProfile", n."number", p."firstAt", p."lastAt",
      coalesce(p."slots", '{}') AS "slots"
    FROM (
      SELECT "childId", "state", (row_number() OVER (ORDER BY "askedAt", "id"))::int AS "number"
      FROM "Enrolment" WHERE "courseId" = ${courseId}
    ) n
    JOIN "Child" c ON c."id" = n."childId"
    LEFT JOIN "ChildPresence" p ON p."childId" = n."childId" AND p."broadcastId" = ${broadcastId}
    WHERE n."state" = 'enrolled' OR p."childId" IS NOT NULL
    ORDER BY n."number"`
  return rows.map(({ slots, ...row }) => {
    const { watched, isPresent } = judgeWatching(slots, held)
    return { ...row, watchedMinutes: toMinutes(watched), isPresent }
  })
}
