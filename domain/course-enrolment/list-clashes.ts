import type { Transaction } from '@/prisma/database'

/** A class of another course in which a child has a place, at the time of one of this course. */
export interface Clash {
  childId: string
  courseId: string
  titleZh: string
  titleEn: string
  /** Of the first class of the other course that is in the way. */
  startsAt: Date
  endsAt: Date
  /** How many classes to come. */
  count: number
}

interface ListClashesOptions {
  db: Transaction
  now: Date
  courseId: string
  childIds: readonly string[]
}

/** What would be at the same time, once for each child and other course: for families to know, not a refusal. */
export function listClashes({ db, now, courseId, childIds }: ListClashesOptions): Promise<Clash[]> {
  return db.$queryRaw<Clash[]>`
    SELECT DISTINCT ON (e."childId", e."courseId")
      e."childId", e."courseId", o."titleZh", o."titleEn", o."startsAt", o."endsAt",
      (count(*) OVER (PARTITION BY e."childId", e."courseId"))::int AS "count"
    FROM "Enrolment" e
    JOIN "ClassSession" o ON o."courseId" = e."courseId" AND o."endsAt" > ${now}::timestamptz
      AND o."cancelledAt" IS NULL AND NOT o."isRehearsal"
    JOIN "ClassSession" m ON m."courseId" = ${courseId} AND m."startsAt" < o."endsAt" AND m."endsAt" > o."startsAt"
      AND m."endsAt" > ${now}::timestamptz AND m."cancelledAt" IS NULL AND NOT m."isRehearsal"
    WHERE e."childId" = ANY(${[...childIds]}) AND e."courseId" <> ${courseId}
      AND (e."state" = 'enrolled' OR (e."state" = 'offered' AND e."offerExpiresAt" > ${now}::timestamptz))
    ORDER BY e."childId", e."courseId", o."startsAt"`
}
