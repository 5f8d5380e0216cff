import type { Transaction } from '@/prisma/database'
import { slotMs, watchesSince } from '../attendance/presence-slot'

/** Up to so many children are told apart on a teacher's screen; of more there is a count. */
export const mostListedChildren = 200

/** A child of a course as its teacher's screen follows it: by a number, without a name. */
export interface EnrolledChild {
  /** 1, 2, 3 … in the order of asking, the same in every class of the course. */
  number: number
  isThere: boolean
  /** The picture before it stood still just now. */
  isTroubled: boolean
  minutes: number
}

/** Who is enrolled and who is there; children are left out of a course that has too many to list. */
export interface EnrolledChildren {
  enrolled: number
  there: number
  children: EnrolledChild[] | null
}

interface ListOptions {
  db: Transaction
  now: Date
  courseId: string
  broadcastId: string
}

interface Row {
  childId: string
  sealedProfile: string
  number: number
  lastAt: Date | null
  troubledAt: Date | null
  slots: number
}

export async function listEnrolledChildren(options: ListOptions): Promise<EnrolledChildren> {
  const { db, now, courseId, broadcastId } = options
  const heardSince = watchesSince(now)
  const [enrolled, there] = await Promise.all([
    db.enrolment.count({ where: { courseId, state: 'enrolled' } }),
    db.childPresence.count({ where: { broadcastId, lastAt: { gt: heardSince } } }),
  ])
  if (enrolled > mostListedChildren) return { enrolled, there, children: null }
  const rows = await listRows({ db, courseId, broadcastId })
  const children = rows.map(({ number, lastAt, troubledAt, slots }) => ({
    number,
    isThere: lastAt !== null && lastAt > heardSince,
    isTroubled: troubledAt !== null && troubledAt > heardSince,
    minutes: (slots * slotMs) / 60_000,
  }))
  return { enrolled, there, children }
}

type RowOptions = Omit<ListOptions, 'now'>

/** The same children with what their names are sealed in: for whoever may open them. */
export function listSealedChildren(options: RowOptions) {
  return listRows(options)
}

function listRows({ db, courseId, broadcastId }: RowOptions) {
  return db.$queryRaw<Row[]>`
    SELECT n."childId", c."sealedProfile", n."number", p."lastAt", p."troubledAt",
      coalesce(cardinality(p."slots"), 0) AS "slots"
    FROM (
      SELECT "childId", "state", (row_number() OVER (ORDER BY "askedAt", "id"))::int AS "number"
      FROM "Enrolment" WHERE "courseId" = ${courseId}
    ) n
    JOIN "Child" c ON c."id" = n."childId"
    LEFT JOIN "ChildPresence" p ON p."childId" = n."childId" AND p."broadcastId" = ${broadcastId}
    WHERE n."state" = 'enrolled' ORDER BY n."number" LIMIT ${mostListedChildren}`
}
